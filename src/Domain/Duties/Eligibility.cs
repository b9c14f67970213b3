using Governance.Domain.Words;

namespace Governance.Domain.Duties;

/// <summary>A step that people answer, as far as separation of duties cares.</summary>
public sealed record DutyStep(string Id, string RoleId)
{
    /// <summary>The one holder of the role who is asked; null: anyone who holds it.</summary>
    public Guid? PersonId { get; init; }
}

/// <summary>A person of an institution with the roles they hold there; who may propose may be an author.</summary>
public sealed record DutyPerson(DutyActor Actor, IReadOnlyList<string> RoleIds, bool MayPropose);

/// <summary>A step that nobody could answer, and the rules that leave nobody.</summary>
/// <param name="Proposer">For whose proposals; null: for everyone's.</param>
public sealed record NobodyEligible(string Step, IReadOnlyList<DutyRule> Rules, Guid? Proposer);

/// <summary>
/// Whether the people of an institution can keep the rules at all: asked before a definition is published, so that no
/// proposal finds itself at a step that nobody may answer. A role that nobody holds is not this rule's concern.
/// </summary>
public static class Eligibility
{
    public static IReadOnlyList<NobodyEligible> Problems(IReadOnlyList<Duty> duties, IReadOnlyList<DutyStep> steps, IReadOnlyList<DutyPerson> people, Guid institution) =>
        [.. steps.SelectMany(step => At(step, duties, people, institution)), .. duties.Where(duty => duty.Rule is DutyRule.DifferentUnits or DutyRule.DifferentPeople).SelectMany(duty => Apart(duty, steps, duties, people, institution)),
            .. duties.Where(duty => duty.Rule == DutyRule.NoOtherPart).SelectMany(duty => Free(duty, steps, duties, people, institution))];

    private static IEnumerable<NobodyEligible> At(DutyStep step, IReadOnlyList<Duty> duties, IReadOnlyList<DutyPerson> people, Guid institution)
    {
        var holders = Holders(step, people);
        if (holders.Count == 0)
            return [];
        if (!holders.Exists(holder => Breaches(holder, step, duties, institution, null).Count == 0))
            return [new(step.Id, Rules(holders, step, duties, institution, null), null)];
        return people.Where(person => person.MayPropose).Select(person => person.Actor.Person)
            .Where(proposer => !holders.Exists(holder => Breaches(holder, step, duties, institution, proposer).Count == 0))
            .Select(proposer => new NobodyEligible(step.Id, Rules(holders, step, duties, institution, proposer), proposer));
    }

    /// <summary>Steps that need different units, or people: as many people of different units as there are steps (each step gets one of its own).</summary>
    private static IEnumerable<NobodyEligible> Apart(Duty duty, IReadOnlyList<DutyStep> steps, IReadOnlyList<Duty> duties, IReadOnlyList<DutyPerson> people, Guid institution)
    {
        var apart = steps.Where(step => duty.IsAbout(step.Id)).ToList();
        var holders = apart.ToDictionary(step => step.Id, step => Holders(step, people).Where(holder => Breaches(holder, step, duties, institution, null).Count == 0).ToList(), StringComparer.Ordinal);
        // a step with no holder at all, or with none that may answer, is told of by itself
        if (apart.Count == 0 || holders.Values.Any(some => some.Count == 0) || CanSeat(apart, 0, holders, [], duty.Rule == DutyRule.DifferentPeople ? actor => [actor.Person] : actor => actor.ComeFrom(institution)))
            return [];
        return [new(apart[^1].Id, [duty.Rule], null)];
    }

    // steps are few, and so are reviewers: trying out is quick enough, and it is exact
    private static bool CanSeat(List<DutyStep> apart, int from, Dictionary<string, List<DutyPerson>> holders, IReadOnlyList<DutyPerson> seated, Func<DutyActor, IReadOnlyList<object>> side) =>
        from == apart.Count || holders[apart[from].Id].DistinctBy(holder => Same(side(holder.Actor))).Any(holder =>
            !seated.Any(other => side(other.Actor).Intersect(side(holder.Actor)).Any()) && CanSeat(apart, from + 1, holders, [.. seated, holder], side));

    /// <summary>Steps whose answer takes no other part: somebody must be left whom no other step needs, because others can answer that.</summary>
    private static IEnumerable<NobodyEligible> Free(Duty duty, IReadOnlyList<DutyStep> steps, IReadOnlyList<Duty> duties, IReadOnlyList<DutyPerson> people, Guid institution)
    {
        var others = steps.Where(step => !duties.Any(apart => apart.Rule == duty.Rule && apart.IsAbout(step.Id))).Select(step => Holders(step, people)).Where(holders => holders.Count == 1).Select(holders => holders[0].Actor.Person).ToHashSet();
        return steps.Where(step => duty.IsAbout(step.Id)).Where(step => Holders(step, people) is { Count: > 0 } holders && holders.TrueForAll(holder => others.Contains(holder.Actor.Person)))
            .Select(step => new NobodyEligible(step.Id, [duty.Rule], null));
    }

    private static string Same(IReadOnlyList<object> side) => string.Join('\n', side.Select(one => one is Bilingual unit ? unit.En + "\t" + unit.Fr : one.ToString()).Order(StringComparer.Ordinal));

    private static List<DutyPerson> Holders(DutyStep step, IReadOnlyList<DutyPerson> people) => [.. people.Where(person => person.RoleIds.Contains(step.RoleId, StringComparer.Ordinal) && (step.PersonId is not { } named || named == person.Actor.Person))];

    private static IReadOnlyList<DutyBreach> Breaches(DutyPerson holder, DutyStep step, IReadOnlyList<Duty> duties, Guid institution, Guid? proposer) =>
        SeparationOfDuties.Against(new(step.Id, [holder.Actor]), duties, new(institution, proposer is { } author ? [author] : [], null, []));

    private static IReadOnlyList<DutyRule> Rules(List<DutyPerson> holders, DutyStep step, IReadOnlyList<Duty> duties, Guid institution, Guid? proposer) =>
        [.. holders.SelectMany(holder => Breaches(holder, step, duties, institution, proposer)).Select(breach => breach.Rule).Distinct().Order()];
}
