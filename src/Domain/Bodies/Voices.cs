namespace Governance.Domain.Bodies;

/// <summary>
/// Finds who speaks for each vote. Laws: nobody speaks for two votes but by proxy; an alternate speaks only while the member is
/// absent, not while they are recused; a member without a vote has no voice here.
/// </summary>
internal static class Voices
{
    internal static IReadOnlyList<Voice> Of(Bylaws bylaws, Sitting sitting)
    {
        var roll = new Roll(bylaws, sitting);
        var voting = sitting.Members.Where(member => member.IsVoting).ToList();
        var principals = voting.Where(member => member.AlternateFor is null).Select(member => member.PersonId).ToHashSet();
        var taken = new HashSet<Guid>();
        return
        [
            .. voting.Where(member => member.AlternateFor is null || !principals.Contains(member.PersonId))
                .GroupBy(member => VoteOf(bylaws, member))
                .Select(vote => Speaking([.. vote.OrderBy(member => member.AlternateFor is not null)], bylaws, roll, taken)),
        ];
    }

    private static Guid VoteOf(Bylaws bylaws, Member member) =>
        (bylaws.OneVotePerOrganisation ? member.OrganisationId : null) ?? member.AlternateFor ?? member.PersonId;

    private static Voice Speaking(List<Member> people, Bylaws bylaws, Roll roll, HashSet<Guid> taken)
    {
        var first = people[0];
        var speaker = people.Find(one => !taken.Contains(one.PersonId) && roll.StandingOf(one.PersonId) != Standing.Absent);
        if (speaker is not null)
            taken.Add(speaker.PersonId);
        return new Voice(first.AlternateFor ?? first.PersonId, speaker is null ? Standing.Absent : roll.StandingOf(speaker.PersonId))
        {
            IsOfTheChair = first is { IsChair: true, AlternateFor: null },
            IsActive = bylaws.IsActive(first),
            IsOpen = !people.Exists(one => roll.HasBallot(one.PersonId)),
            IsByAlternate = speaker?.AlternateFor is not null,
            IsByProxy = speaker is not null && roll.IsByProxy(speaker.PersonId),
        };
    }
}
