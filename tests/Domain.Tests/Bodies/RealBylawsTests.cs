using Governance.Domain.Bodies;
using static Governance.Domain.Bodies.TallyResult;

namespace Governance.Domain.Tests.Bodies;

public sealed class RealBylawsTests
{
    /// <summary>Node CTC: of 20 members 5 declare abstention; 8 yes are needed.</summary>
    [Fact]
    public void Node_CTC_needs_eight_of_fifteen()
    {
        var carried = Tally.Of(RealBylaws.NodeCtc, Room.Closed(20, yes: 8, no: 7, abstain: 5));
        Assert.Equal((Carried, 15, 8), (carried.Result, carried.Base, carried.Needed));
        Assert.Equal("Carried: 8 yes of 15 votes cast, 8 needed. Abstained: 5, not counted.", carried.Told());
        Assert.Equal("Adoptée\u00A0: 8 oui sur 15 voix exprimées, 8 requis. Abstentions\u00A0: 5, non comptées.", carried.Told("fr-CA"));
        Assert.Equal(Lost, Tally.Of(RealBylaws.NodeCtc, Room.Closed(20, yes: 7, no: 8, abstain: 5)).Result);
    }

    /// <summary>Michigan State University: one half plus one; in the room; tabled without the college's representative.</summary>
    [Fact]
    public void MSU_tables_without_the_representative_and_counts_only_the_room()
    {
        IReadOnlyList<Member> members = [.. Room.Members(11), new Member(Room.Id(11)) { Unit = Room.Nursing }];
        var sitting = new Sitting(members, Room.Ballots(yes: 6)) { Present = Room.First(6), ProposedBy = Room.Nursing };
        Assert.Equal("Tabled: nobody of “School of Nursing” is here. 1 more member must take part. 6 votes are still open.", Tally.Of(RealBylaws.Msu, sitting).Told());

        var remote = Tally.Of(RealBylaws.Msu, sitting with { ProposedBy = null, Remote = [Room.Id(11)] });
        Assert.Equal((NoQuorum, 6, 7), (remote.Result, remote.Quorum.Here, remote.Quorum.Needed));

        var inTheRoom = sitting with { Present = [.. Room.First(6), Room.Id(11)], Ballots = [.. sitting.Ballots, new(Room.Id(11), Choice.Recuse)], IsClosed = true };
        Assert.Equal(Carried, Tally.Of(RealBylaws.Msu with { Quorum = RealBylaws.Msu.Quorum with { Recused = RecusedMember.CountsAsHere } }, inTheRoom).Result);
    }

    /// <summary>UNC Asheville: recusal, before the discussion, is not abstention; two thirds hold both readings in one meeting.</summary>
    [Fact]
    public void UNC_Asheville_tells_recusal_from_abstention_and_reads_twice()
    {
        var abstained = Tally.Of(RealBylaws.UncAsheville, Room.Closed(10, yes: 3, no: 2, abstain: 1));
        Assert.Equal((Carried, 6, 6), (abstained.Result, abstained.Quorum.Here, abstained.Quorum.Needed));
        Assert.True(abstained.NeedsSecondReading);

        var recused = Tally.Of(RealBylaws.UncAsheville, Room.Closed(10, yes: 3, no: 1, recuse: 1));
        Assert.Equal((NoQuorum, 4, 5), (recused.Result, recused.Quorum.Here, recused.Quorum.Needed));

        Assert.False(Tally.Of(RealBylaws.UncAsheville, Room.Closed(10, yes: 6) with { Reading = 2 }).NeedsSecondReading);
        Assert.True(RealBylaws.UncAsheville.Readings.AllowsBothAtOnce(yes: 6, no: 3));
        Assert.False(RealBylaws.UncAsheville.Readings.AllowsBothAtOnce(yes: 5, no: 3));
    }

    /// <summary>Salem State: half of the active members; inactive after three unexcused absences; alternates do not count.</summary>
    [Fact]
    public void Salem_State_leaves_out_the_inactive_and_the_alternates()
    {
        IReadOnlyList<Member> members =
        [
            .. Room.Members(10).Select((member, number) => number >= 8 ? member with { UnexcusedAbsences = 3 } : member),
            new Member(Room.Id(10)) { AlternateFor = Room.Id(3) },
        ];
        var three = new Sitting(members, [.. Room.Ballots(yes: 3), new(Room.Id(10), Choice.Yes)]) { IsClosed = true };
        var short1 = Tally.Of(RealBylaws.SalemState, three);
        Assert.Equal((NoQuorum, 3, 4, 8), (short1.Result, short1.Quorum.Here, short1.Quorum.Needed, short1.Quorum.Base));
        Assert.Equal(Room.Numbers(3, 4, 5, 6, 7), short1.Quorum.Missing);
        Assert.Equal(4, short1.Votes.Yes);
        Assert.Equal(Carried, Tally.Of(RealBylaws.SalemState, three with { Ballots = [.. three.Ballots, new(Room.Id(4), Choice.No)] }).Result);

        var back = Tally.Of(RealBylaws.SalemState, three with { Ballots = [.. Room.Ballots(yes: 4), new(Room.Id(8), Choice.Yes)] });
        Assert.Equal((9, 5, 5), (back.Quorum.Base, back.Quorum.Needed, back.Quorum.Here));
    }

    /// <summary>SUNY ESF: decisions by two thirds; seven voting members or the meeting is cancelled.</summary>
    [Fact]
    public void SUNY_ESF_decides_by_two_thirds_with_seven_members()
    {
        Assert.Equal((Carried, 6, 9), Count(RealBylaws.SunyEsf, Room.Closed(15, yes: 6, no: 3)));
        Assert.Equal(Lost, Tally.Of(RealBylaws.SunyEsf, Room.Closed(15, yes: 5, no: 3)).Result);
        Assert.Equal(NoQuorum, Tally.Of(RealBylaws.SunyEsf, Room.Closed(15, yes: 6)).Result);
        Assert.Equal(NoQuorum, Tally.Of(RealBylaws.SunyEsf, Room.Closed(6, yes: 6)).Result);
    }

    /// <summary>CMI: more than half of those present and voting, but of the whole membership where the vote is electronic.</summary>
    [Fact]
    public void CMI_asks_the_whole_membership_in_an_electronic_vote()
    {
        Assert.Equal((Carried, 4, 7), Count(RealBylaws.Cmi, Room.Closed(11, yes: 4, no: 3)));
        var electronic = Tally.Of(RealBylaws.Cmi, Room.Closed(11, yes: 4, no: 3) with { IsElectronic = true });
        Assert.Equal("Lost: 4 yes of 11 members, 6 needed.", electronic.Told());
        Assert.True(RealBylaws.Cmi.AllowsElectronicVote(meetingsWithoutQuorum: 0));
    }

    /// <summary>VCOM: sixty percent of those attending; the chair breaks a tie; no proxies.</summary>
    [Fact]
    public void VCOM_lets_the_chair_break_a_tie_and_knows_no_proxies()
    {
        var tied = new Sitting(Room.Members(11), Room.Ballots(yes: 5, no: 5, from: 1)) { Present = Room.First(11), IsClosed = true };
        Assert.Equal("A tie of 5 to 5: the chair decides.", Tally.Of(RealBylaws.Vcom, tied).Told());
        Assert.Equal("Carried: the chair broke a tie of 5 to 5.", Tally.Of(RealBylaws.Vcom, tied with { CastingVote = Choice.Yes }).Told());
        Assert.Equal(Lost, Tally.Of(RealBylaws.Vcom, tied with { CastingVote = Choice.No }).Result);
        Assert.Equal((Carried, 6, 10), Count(RealBylaws.Vcom, tied with { Ballots = Room.Ballots(yes: 6, no: 4, from: 1) }));
        Assert.Equal(Lost, Tally.Of(RealBylaws.Vcom, tied with { Ballots = Room.Ballots(yes: 5, no: 3, abstain: 2, from: 1) }).Result);

        var proxy = tied with { Members = Room.Members(12), Ballots = [.. tied.Ballots, new(Room.Id(11), Choice.Yes) { ByProxyOf = Room.Id(1) }] };
        Assert.Equal((5, 1), (Tally.Of(RealBylaws.Vcom, proxy).Votes.Yes, Tally.Of(RealBylaws.Vcom, proxy).Votes.Absent));
    }

    /// <summary>Yuba College: tabled three times is rejected.</summary>
    [Fact]
    public void Yuba_rejects_what_was_tabled_three_times()
    {
        var sitting = Room.Closed(9, yes: 9) with { ProposedBy = Room.Nursing, TabledBefore = 1 };
        Assert.Equal(Tabled, Tally.Of(RealBylaws.Yuba, sitting).Result);
        Assert.Equal("Lost: tabled 3 times, which is the limit.", Tally.Of(RealBylaws.Yuba, sitting with { TabledBefore = 2 }).Told());
        var decides = RealBylaws.Yuba with { Tabling = new(3, AfterTabling.Decided) };
        Assert.Equal(Carried, Tally.Of(decides, sitting with { TabledBefore = 2 }).Result);
    }

    /// <summary>UW–Eau Claire: questions by noon of the day before; what nobody questions passes without discussion.</summary>
    [Fact]
    public void Eau_Claire_takes_questions_until_noon_of_the_day_before()
    {
        var meeting = new DateTime(2026, 11, 26, 15, 0, 0);
        Assert.False(RealBylaws.EauClaire.Consent!.IsPulled([], meeting));
        Assert.True(RealBylaws.EauClaire.Consent.IsPulled([new DateTime(2026, 11, 25, 12, 0, 0)], meeting));
        Assert.False(RealBylaws.EauClaire.Consent.IsPulled([new DateTime(2026, 11, 25, 12, 1, 0)], meeting));
        Assert.True(new ConsentAgenda().IsPulled([meeting], meeting));
        Assert.True(new ConsentAgenda(DaysBefore: 1).IsPulled([new DateTime(2026, 11, 25, 23, 59, 0)], meeting));
    }

    /// <summary>University of Michigan: the quorum could not be reached, so one electronic vote was authorised.</summary>
    [Fact]
    public void Michigan_votes_electronically_once_meetings_fail()
    {
        Assert.False(RealBylaws.Michigan.AllowsElectronicVote(meetingsWithoutQuorum: 1));
        Assert.True(RealBylaws.Michigan.AllowsElectronicVote(meetingsWithoutQuorum: 2));
        Assert.False(RealBylaws.NodeCtc.AllowsElectronicVote(meetingsWithoutQuorum: 9));
        var sitting = new Sitting(Room.Members(40), Room.Ballots(yes: 15)) { IsElectronic = true };
        Assert.Equal("Waits for a quorum: 15 here, 21 needed of 40 voting members. 6 more members must take part. 25 votes are still open.", Tally.Of(RealBylaws.Michigan, sitting).Told());
        Assert.Equal(NotYet, Tally.Of(RealBylaws.Michigan, sitting with { Ballots = Room.Ballots(yes: 20) }).Result);
        var early = Tally.Of(RealBylaws.Michigan, sitting with { Ballots = Room.Ballots(yes: 21) });
        Assert.Equal("Carried: 21 yes of 21 votes cast, 11 needed. No ballot still to come can change it.", early.Told());
    }

    private static (TallyResult Result, int Needed, int Base) Count(Bylaws bylaws, Sitting sitting)
    {
        var tally = Tally.Of(bylaws, sitting);
        return (tally.Result, tally.Needed, tally.Base);
    }
}
