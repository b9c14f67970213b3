using Governance.Domain.Bodies;

namespace Governance.Domain.Duties;

/// <summary>
/// Whether a body can vote at a step at all while its members keep the rules: asked before a definition is published, like
/// <see cref="Eligibility"/>. Whom a rule bars is recused, and the bylaws say what that does to the quorum. A quorum that the seats
/// alone do not make is not this rule's concern.
/// </summary>
public static class VoteEligibility
{
    /// <param name="actors">Each voting member as a person of the institution, seen from this vote.</param>
    /// <param name="proposers">Those of them who may propose: whoever leads a proposal does not vote on it.</param>
    public static IReadOnlyList<NobodyEligible> Problems(
        string step, IReadOnlyList<Duty> duties, Bylaws bylaws, IReadOnlyList<Member> members, IReadOnlyList<DutyActor> actors, IEnumerable<Guid> proposers, Guid institution)
    {
        if (!HasQuorum(bylaws, members, []))
            return [];
        var barred = actors.ToDictionary(actor => actor.Person, actor => Rules(actor, step, duties, institution));
        var always = barred.Where(one => one.Value.Count > 0).Select(one => one.Key).ToHashSet();
        var rules = barred.Values.SelectMany(some => some).Distinct().Order().ToList();
        return HasQuorum(bylaws, members, always)
            ? [.. proposers.Where(proposer => !HasQuorum(bylaws, members, [.. always, proposer])).Select(proposer => new NobodyEligible(step, [.. rules.Append(DutyRule.NoAuthorDecides).Distinct().Order()], proposer))]
            : [new(step, rules, null)];
    }

    /// <summary>Whether the seats alone would make a quorum, and do not without those whom a rule keeps from the vote.</summary>
    internal static bool IsKeptFromQuorum(Bylaws bylaws, IReadOnlyList<Member> members, HashSet<Guid> barred) => HasQuorum(bylaws, members, []) && !HasQuorum(bylaws, members, barred);

    private static bool HasQuorum(Bylaws bylaws, IReadOnlyList<Member> members, HashSet<Guid> barred) =>
        Tally.Of(bylaws, new(members, [.. members.Select(member => member.PersonId).Distinct().Select(person => new Ballot(person, barred.Contains(person) ? Choice.Recuse : Choice.Yes))]) { IsClosed = true }).Quorum.IsMet;

    private static IReadOnlyList<DutyRule> Rules(DutyActor actor, string step, IReadOnlyList<Duty> duties, Guid institution) =>
        [.. SeparationOfDuties.Against(new(step, [actor]), duties, new(institution, [], null, [])).Select(breach => breach.Rule).Distinct()];
}
