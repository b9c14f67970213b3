using Governance.Domain.Words;

namespace Governance.Domain.Duties;

/// <summary>
/// The rules of separation of duties as one pure function: from rules and facts to what is broken. Enforcement asks it
/// what would be broken if somebody answered; a delegate is always asked about together with their principal.
/// </summary>
public static class SeparationOfDuties
{
    /// <summary>Everything that is broken, rule by rule; none where all rules are kept.</summary>
    public static IReadOnlyList<DutyBreach> Breaches(IReadOnlyList<Duty> duties, DutyFacts facts) => [.. duties.SelectMany(duty => Of(duty, duties, facts)).Distinct()];

    /// <summary>What would be broken if these people, or this partner, answered the step now.</summary>
    public static IReadOnlyList<DutyBreach> Against(DutyAct act, IReadOnlyList<Duty> duties, DutyFacts facts) =>
        [.. Breaches(duties, facts.With(act)).Where(breach => breach.Step == act.Step)];

    /// <summary>What would be broken if these people wrote on the proposal now: whoever has decided about it is no longer its author.</summary>
    public static IReadOnlyList<DutyBreach> AgainstWriting(IReadOnlyList<Guid> people, IReadOnlyList<Duty> duties, DutyFacts facts) =>
        [.. Breaches(duties, facts with { Authors = [.. facts.Authors, .. people] })
            .Where(breach => breach.Rule is DutyRule.NoAuthorDecides or DutyRule.NoOtherPart && people.Contains(breach.Who) && !facts.Authors.Contains(breach.Who))];

    private static IEnumerable<DutyBreach> Of(Duty duty, IReadOnlyList<Duty> duties, DutyFacts facts)
    {
        var acts = facts.Acts.Where(act => duty.IsAbout(act.Step)).ToList();
        return duty.Rule switch
        {
            DutyRule.NoAuthorDecides =>
                from act in acts
                from actor in act.Actors
                where facts.Authors.Contains(actor.Person)
                select new DutyBreach(duty.Rule, act.Step, actor.Person),
            DutyRule.DifferentUnits => acts.SelectMany(act => Units(act, acts, facts.Institution)),
            DutyRule.DifferentPeople =>
                from act in acts
                from actor in act.Actors
                where acts.Exists(other => other.Step != act.Step && other.IsBy(actor.Person))
                select new DutyBreach(duty.Rule, act.Step, actor.Person),
            DutyRule.NoOtherPart => acts.SelectMany(act => OtherParts(act, [.. facts.Acts.Where(one => !duties.Any(apart => apart.Rule == duty.Rule && apart.IsAbout(one.Step)))], facts)),
            DutyRule.NoCoProducerEndorses => CoProducers(duty, acts, facts.CoProducer),
            DutyRule.ChairIsNotApprover =>
                from act in acts
                from actor in act.Actors
                where actor.Chairs.Count > 0
                select new DutyBreach(duty.Rule, act.Step, actor.Person, actor.Chairs[0]),
            DutyRule.NotOnOwnInstitution =>
                from act in acts
                from actor in act.Actors
                where actor.Institutions.Contains(facts.Institution)
                select new DutyBreach(duty.Rule, act.Step, actor.Person, facts.Institution),
            // publishing a version is no step of it: its publication asks
            DutyRule.AuthorIsNotPublisher => [],
        };
    }

    /// <summary>Both answers break it, so that whichever comes second is refused.</summary>
    private static IEnumerable<DutyBreach> OtherParts(DutyAct act, IReadOnlyList<DutyAct> others, DutyFacts facts) =>
        from actor in act.Actors
        let parts = others.Where(other => other.IsBy(actor.Person)).Select(other => other.Step).ToList()
        where parts.Count > 0 || facts.Authors.Contains(actor.Person)
        from step in parts.Prepend(act.Step)
        select new DutyBreach(DutyRule.NoOtherPart, step, actor.Person);

    /// <summary>The partner itself; and at steps that the rule names, whoever sits there for it.</summary>
    private static IEnumerable<DutyBreach> CoProducers(Duty duty, List<DutyAct> acts, Guid? coProducer) => coProducer is not { } helper ? [] :
    [
        .. from act in acts where act.Partner == helper select new DutyBreach(duty.Rule, act.Step, helper),
        .. from act in acts
           where duty.Steps.Count > 0
           from actor in act.Actors
           where actor.Institutions.Contains(helper)
           select new DutyBreach(duty.Rule, act.Step, actor.Person, helper),
    ];

    private static IEnumerable<DutyBreach> Units(DutyAct act, IReadOnlyList<DutyAct> acts, Guid institution)
    {
        foreach (var actor in act.Actors.Where(actor => actor.ComeFrom(institution).Count == 0))
            yield return new(DutyRule.DifferentUnits, act.Step, actor.Person);
        foreach (var actor in act.Actors)
        foreach (var other in acts.Where(one => one.Step != act.Step).SelectMany(one => one.Actors))
        {
            if (other.Person == actor.Person)
                yield return new(DutyRule.DifferentUnits, act.Step, actor.Person, other.Person);
            else if (actor.ComeFrom(institution).Intersect(other.ComeFrom(institution)).FirstOrDefault() is { } shared)
                yield return new(DutyRule.DifferentUnits, act.Step, actor.Person, other.Person, shared as Bilingual) { Institution = shared as Guid? };
        }
    }
}
