using Governance.Domain.Words;

namespace Governance.Domain.Duties;

/// <summary>A rule that is not kept: at which step, by whom, and the fact.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Step">The step at which it is broken.</param>
/// <param name="Who">The person, or the partner.</param>
/// <param name="About">The other person, the body or the institution that the fact is about.</param>
/// <param name="Unit">The unit that two people share.</param>
public sealed record DutyBreach(DutyRule Rule, string Step, Guid Who, Guid? About = null, Bilingual? Unit = null)
{
    /// <summary>The institution that two people of other institutions share.</summary>
    public Guid? Institution { get; init; }

    /// <summary>The rule and the fact, for the person who is refused. It names no other reviewer: reviews are blind.</summary>
    public Sentence Sentence(Func<Guid, Bilingual> name) => new("{0}: {1}", Rule.Name(), Fact(name));

    private Sentence Fact(Func<Guid, Bilingual> name) => Rule switch
    {
        DutyRule.NoAuthorDecides => new("{0} wrote on this proposal.", name(Who)),
        DutyRule.DifferentUnits when About is null => new("the unit of {0} is not known.", name(Who)),
        DutyRule.DifferentUnits when About == Who => new("{0} answered another of these steps.", name(Who)),
        DutyRule.DifferentUnits => new("{0} comes from {1}, as another of them does.", name(Who), Unit ?? name(Institution!.Value)),
        DutyRule.DifferentPeople => new("{0} answered another of these steps.", name(Who)),
        DutyRule.NoOtherPart => new("{0} has another part in this file.", name(Who)),
        DutyRule.NoCoProducerEndorses when About is { } partner => new("{0} sits for {1}, which helps produce it.", name(Who), name(partner)),
        DutyRule.NoCoProducerEndorses => new("{0} helps produce it.", name(Who)),
        DutyRule.ChairIsNotApprover => new("{0} chairs the {1}, or did when it voted on this.", name(Who), name(About!.Value)),
        DutyRule.NotOnOwnInstitution => new("{0} belongs to {1}, whose work this is.", name(Who), name(About!.Value)),
        DutyRule.AuthorIsNotPublisher => new("{0} wrote on this version.", name(Who)),
    };
}
