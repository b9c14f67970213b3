using Governance.Domain.Bodies;
using static Governance.Domain.Bodies.TallyResult;

namespace Governance.Domain.Tests.Bodies;

/// <summary>
/// Every way in which a body of one to twelve members can vote, told by how many said what and what the chair said,
/// against arithmetic written by hand. An open vote is compared with every way in which it can still end.
/// </summary>
public sealed class EveryVoteTests
{
    private const int MostMembers = 12;

    private static readonly Choice?[] Choices = [Choice.Yes, Choice.No, Choice.Abstain, Choice.Recuse, Choice.Absent];

    public static TheoryData<string> Names => [.. Reference.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_closed_vote_is_counted_as_by_hand(string name)
    {
        var (_, bylaws, expected) = Reference.All.Single(one => one.Name == name);
        for (var members = 1; members <= MostMembers; members++)
        foreach (var chair in Choices)
        foreach (var others in Splits(members - 1, Choices.Length))
        {
            var sitting = Sitting(chair, others) with { IsClosed = true };
            Assert.Equal(expected(Said(sitting)), Tally.Of(bylaws, sitting).Result);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_open_vote_is_decided_when_and_only_when_nothing_can_change_it(string name)
    {
        var (_, bylaws, expected) = Reference.All.Single(one => one.Name == name);
        var ways = new Ends(expected);
        for (var members = 1; members <= MostMembers; members++)
        foreach (var chair in Choices.Append(null))
        foreach (var others in Splits(members - 1, Choices.Length + 1))
        {
            var sitting = Sitting(chair, others);
            var ends = ways.Of(Said(sitting), others[^1], chair is null);
            var tally = Tally.Of(bylaws, sitting);
            if (ends.Count > 1)
                Assert.Equal(IsForTheChair(tally) ? WaitsForChair : NotYet, tally.Result);
            else if (tally.Result == NotYet)
                Assert.True(MayWait(bylaws, tally), $"{sitting.Ballots.Count} of {members} votes leave only {ends[0]}.");
            else
                Assert.Equal(ends[0], tally.Result);
        }
    }

    /// <summary>Where the chair decides ties, the count waits while the sides are so close that one may come.</summary>
    private static bool MayWait(Bylaws bylaws, Tally tally) =>
        bylaws.Tie != TieRule.Fails && tally.NotVoted.Count > 0;

    // only the chair was not asked, who may still be away or recused
    private static bool IsForTheChair(Tally tally) => tally.NotVoted.Count == 0 && tally.Quorum.IsMet && tally.Votes.Yes == tally.Votes.No;

    private static Sitting Sitting(Choice? chair, int[] others)
    {
        var members = Room.Members(others.Sum() + 1);
        List<Ballot> ballots = [.. Ballots([.. members.Skip(1).Select(member => member.PersonId)], others)];
        if (chair is { } said)
            ballots.Add(new(members[0].PersonId, said));
        return new(members, ballots);
    }

    private static IEnumerable<Ballot> Ballots(List<Guid> people, int[] split)
    {
        var next = 0;
        for (var kind = 0; kind < Choices.Length; kind++)
        for (var one = 0; one < split[kind]; one++)
            yield return new(people[next++], Choices[kind]!.Value);
    }

    private static Said Said(Sitting sitting)
    {
        int Of(Choice choice) => sitting.Ballots.Count(ballot => ballot.Choice == choice);
        var chair = sitting.Ballots.FirstOrDefault(ballot => ballot.PersonId == Room.Id(0))?.Choice;
        return new(Of(Choice.Yes), Of(Choice.No), Of(Choice.Abstain), Of(Choice.Recuse), Of(Choice.Absent), chair);
    }

    /// <summary>Every way to divide so many over so many kinds.</summary>
    private static IEnumerable<int[]> Splits(int count, int kinds)
    {
        if (kinds == 1)
            return [[count]];
        return Enumerable.Range(0, count + 1).SelectMany(first => Splits(count - first, kinds - 1).Select(rest => (int[])[first, .. rest]));
    }

    /// <summary>
    /// Every result to which an open vote can still come, by the arithmetic written by hand. Who of the others speaks next does not matter, so
    /// each count is looked at once.
    /// </summary>
    private sealed class Ends(Func<Said, TallyResult> expected)
    {
        private readonly Dictionary<(Said Said, int Open, bool IsChairOpen), HashSet<TallyResult>> known = [];

        internal IReadOnlyList<TallyResult> Of(Said said, int open, bool isChairOpen) => [.. All(said, open, isChairOpen)];

        private HashSet<TallyResult> All(Said said, int open, bool isChairOpen)
        {
            if (open == 0 && !isChairOpen)
                return [expected(said)];
            if (known.TryGetValue((said, open, isChairOpen), out var found))
                return found;
            return known[(said, open, isChairOpen)] = [.. Choices.OfType<Choice>().SelectMany(choice => isChairOpen
                ? All(With(said, choice) with { Chair = choice }, open, false)
                : All(With(said, choice), open - 1, false))];
        }

        private static Said With(Said said, Choice choice) => choice switch
        {
            Choice.Yes => said with { Yes = said.Yes + 1 },
            Choice.No => said with { No = said.No + 1 },
            Choice.Abstain => said with { Abstain = said.Abstain + 1 },
            Choice.Recuse => said with { Recuse = said.Recuse + 1 },
            Choice.Absent => said with { Away = said.Away + 1 },
        };
    }
}
