using System.Text.Json;
using Governance.Domain.Bodies;
using Governance.Domain.Rules;
using static Governance.Domain.Bodies.TallyResult;

namespace Governance.Domain.Tests.Bodies;

public sealed class TallyTests
{
    private static readonly Bylaws College = RealBylaws.NodeCtc with { Quorum = new(QuorumBase.Active, Share.MoreThanHalf) };

    private static readonly Choice[] Choices = Enum.GetValues<Choice>();

    public static TheoryData<string> Names => [.. Reference.All.Select(one => one.Name)];

    [Fact]
    public void A_recusal_that_breaks_the_quorum_says_who_is_missing()
    {
        var bylaws = College with { Quorum = College.Quorum with { Recused = RecusedMember.StaysInTheBase } };
        var sitting = new Sitting(Room.Members(12), Room.Ballots(yes: 6)) { Present = Room.First(7) };
        Assert.True(Tally.Of(bylaws, sitting).Quorum.IsMet);

        var broken = Tally.Of(bylaws, sitting with { Ballots = [.. sitting.Ballots, new(Room.Id(6), Choice.Recuse)] });
        Assert.Equal((NoQuorum, 6, 7, 12), (broken.Result, broken.Quorum.Here, broken.Quorum.Needed, broken.Quorum.Base));
        Assert.Equal(Room.Numbers(7, 8, 9, 10, 11), broken.Quorum.Missing);
        Assert.Equal("No quorum: 6 here, 7 needed of 12 active members. 1 more member must take part. Recused: 1, not counted. 5 votes are still open.", broken.Told());
        Assert.StartsWith("Pas de quorum\u00A0: présences 6, requises 7 sur 12 membres actifs. Il manque 1 membre.", broken.Told("fr-CA"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recused_member_leaves_the_base_where_the_bylaws_say_so()
    {
        var sitting = new Sitting(Room.Members(12), [.. Room.Ballots(yes: 6), new(Room.Id(6), Choice.Recuse)]) { Present = Room.First(7) };
        var tally = Tally.Of(College, sitting);
        Assert.Equal((6, 6, 11), (tally.Quorum.Here, tally.Quorum.Needed, tally.Quorum.Base));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_ballots_says_nothing(string name)
    {
        var bylaws = Named(name);
        var random = new Random(2026);
        for (var round = 0; round < 200; round++)
        {
            var sitting = Any(random) with { IsClosed = round % 2 == 0 };
            var ballots = sitting.Ballots.ToArray();
            random.Shuffle(ballots);
            Assert.Equal(Facts(Tally.Of(bylaws, sitting)), Facts(Tally.Of(bylaws, sitting with { Ballots = ballots })));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_more_yes_never_turns_carried_into_lost(string name)
    {
        var bylaws = Named(name);
        var random = new Random(2027);
        var carried = 0;
        for (var round = 0; round < 2000; round++)
        {
            var sitting = Any(random) with { IsClosed = true };
            if (Tally.Of(bylaws, sitting).Result != Carried)
                continue;
            carried++;
            foreach (var other in sitting.Members.Select(member => member.PersonId).Except(sitting.Ballots.Select(ballot => ballot.PersonId)))
                Assert.Equal(Carried, Tally.Of(bylaws, sitting with { Ballots = [.. sitting.Ballots, new(other, Choice.Yes)] }).Result);
        }
        Assert.True(carried > 20, $"Only {carried} of the votes were carried.");
    }

    [Fact]
    public void An_alternate_votes_only_while_the_member_is_absent()
    {
        IReadOnlyList<Member> members = [.. Room.Members(3), new Member(Room.Id(3)) { AlternateFor = Room.Id(2) }];
        var standIn = Tally.Of(College, new(members, [.. Room.Ballots(yes: 1, no: 1), new(Room.Id(3), Choice.Yes)]) { IsClosed = true });
        Assert.Equal((Carried, 3), (standIn.Result, standIn.Quorum.Here));
        var both = Tally.Of(College, new(members, [.. Room.Ballots(yes: 1, no: 2), new(Room.Id(3), Choice.Yes)]) { IsClosed = true });
        Assert.Equal((Lost, 1, 2), (both.Result, both.Votes.Yes, both.Votes.No));
        var recused = Tally.Of(College, new(members, [.. Room.Ballots(yes: 1, no: 1), new(Room.Id(2), Choice.Recuse), new(Room.Id(3), Choice.Yes)]) { IsClosed = true });
        Assert.Equal((1, 1, 1), (recused.Votes.Yes, recused.Votes.No, recused.Votes.Recused));
    }

    [Fact]
    public void One_alternate_of_two_members_stands_in_for_one()
    {
        IReadOnlyList<Member> members =
            [.. Room.Members(3), new Member(Room.Id(3)) { AlternateFor = Room.Id(1) }, new Member(Room.Id(3)) { AlternateFor = Room.Id(2) }];
        var tally = Tally.Of(College, new(members, [new(Room.Id(0), Choice.No), new(Room.Id(3), Choice.Yes)]) { IsClosed = true });
        Assert.Equal((1, 1, 1), (tally.Votes.Yes, tally.Votes.No, tally.Votes.Absent));
    }

    [Fact]
    public void Members_of_one_organisation_share_one_vote()
    {
        IReadOnlyList<Member> members = [.. Room.Members(6).Select((member, number) => member with { OrganisationId = Room.Id(100 + (number / 2)) })];
        var bylaws = new Bylaws(new(QuorumBase.Voting, Share.MoreThanHalf), new(MajorityBase.Cast, Share.TwoThirds)) { OneVotePerOrganisation = true };
        var tally = Tally.Of(bylaws, new(members, Room.Ballots(yes: 4)) { IsClosed = true });
        Assert.Equal((Carried, 2, 2, 3), (tally.Result, tally.Votes.Yes, tally.Quorum.Here, tally.Quorum.Base));
        var one = Tally.Of(bylaws, new(members, Room.Ballots(yes: 2)) { IsClosed = true });
        Assert.Equal("No quorum: 1 here, 2 needed of 3 organizations. 1 more member must take part.", one.Told());
    }

    [Fact]
    public void A_proxy_votes_and_a_member_holds_no_more_than_allowed()
    {
        var bylaws = College with { MostProxies = 1 };
        IReadOnlyList<Ballot> ballots =
            [.. Room.Ballots(yes: 1, no: 2), new(Room.Id(3), Choice.Yes) { ByProxyOf = Room.Id(0) }, new(Room.Id(4), Choice.Yes) { ByProxyOf = Room.Id(0) }];
        var tally = Tally.Of(bylaws, new(Room.Members(5), ballots) { IsClosed = true });
        Assert.Equal((2, 2, 1, 3), (tally.Votes.Yes, tally.Votes.No, tally.Votes.Absent, tally.Quorum.Here));
        var counted = Tally.Of(bylaws with { Quorum = bylaws.Quorum with { ProxiesCount = true } }, new(Room.Members(5), ballots) { IsClosed = true });
        Assert.Equal(4, counted.Quorum.Here);
        var ofNobody = Tally.Of(bylaws, new(Room.Members(5), [.. Room.Ballots(yes: 1, from: 1), new(Room.Id(3), Choice.Yes) { ByProxyOf = Room.Id(0) }]) { IsClosed = true });
        Assert.Equal(1, ofNobody.Votes.Yes);
    }

    [Fact]
    public void A_member_without_a_vote_is_not_counted()
    {
        IReadOnlyList<Member> members = [.. Room.Members(3), new Member(Room.Id(3)) { IsVoting = false }];
        var tally = Tally.Of(College, new(members, [.. Room.Ballots(yes: 1, no: 1), new(Room.Id(3), Choice.Yes)]) { IsClosed = true });
        Assert.Equal((Lost, 1, 3), (tally.Result, tally.Votes.Yes, tally.Quorum.Base));
        Assert.Equal("Lost: a tie of 1 to 1 fails.", tally.Told());
    }

    [Fact]
    public void Silence_at_a_roll_call_is_presence_and_no_vote()
    {
        var sitting = new Sitting(Room.Members(5), Room.Ballots(yes: 1)) { Present = Room.First(4), IsClosed = true };
        Assert.Equal((Carried, 4, 1), (Tally.Of(College, sitting).Result, Tally.Of(College, sitting).Quorum.Here, Tally.Of(College, sitting).Base));
        var ofThoseHere = College with { Majority = new(MajorityBase.Present, Share.MoreThanHalf) };
        Assert.Equal("Lost: 1 yes of 4 members here, 3 needed.", Tally.Of(ofThoseHere, sitting).Told());
    }

    [Theory]
    [InlineData(7, 4, 5)]
    [InlineData(8, 5, 5)]
    [InlineData(11, 6, 7)]
    [InlineData(12, 7, 7)]
    public void Half_plus_one_is_not_always_more_than_half(int members, int moreThanHalf, int halfPlusOne)
    {
        Assert.Equal((moreThanHalf, halfPlusOne), (Share.MoreThanHalf.Of(members), Share.HalfPlusOne.Of(members)));
        Assert.Equal((7, 1), (Share.Fixed(7).Of(members), Share.TwoThirds.Of(0)));
    }

    [Fact]
    public void Bylaws_are_the_same_after_they_were_stored()
    {
        foreach (var (_, bylaws, _) in Reference.All.Append(("", RealBylaws.EauClaire, _ => Lost)).Append(("", RealBylaws.Cmi, _ => Lost)))
            Assert.Equal(bylaws, JsonSerializer.Deserialize<Bylaws>(JsonSerializer.Serialize(bylaws)));
    }

    [Fact]
    public void Bylaws_by_which_nobody_could_vote_are_refused()
    {
        var refused = new[]
        {
            College with { Quorum = College.Quorum with { Share = new(3, 2, IsMoreThan: false) } },
            College with { Majority = College.Majority with { Share = new(1, 1, IsMoreThan: true) } },
            College with { Majority = College.Majority with { Share = Share.Fixed(0) } },
            College with { Readings = new(3) },
            College with { Tabling = new(0, AfterTabling.Rejected) },
            College with { MostProxies = -1 },
        };
        Assert.All(refused, bylaws => Assert.Throws<RuleBroken>(bylaws.Check));
        Assert.All(Reference.All, one => one.Bylaws.Check());
    }

    private static Bylaws Named(string name) => Reference.All.Single(one => one.Name == name).Bylaws;

    private static Sitting Any(Random random)
    {
        var members = Room.Members(random.Next(1, 14));
        var voting = members.Where(_ => random.Next(5) > 0);
        return new(members, [.. voting.Select(member => new Ballot(member.PersonId, random.Next(2) == 0 ? Choice.Yes : Choices[random.Next(Choices.Length)]))]);
    }

    private static string Facts(Tally tally) => $"{tally.Result} {tally.Votes} {tally.Base} {tally.Needed} {tally.Told()} {string.Join(' ', tally.NotVoted)} {string.Join(' ', tally.Quorum.Missing)}";
}
