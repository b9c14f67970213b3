using Governance.Domain.Bodies;

namespace Governance.Domain.Tests.Bodies;

/// <summary>
/// Closed votes drawn at random in which alternates sit in members' places, members vote for others by proxy and a roll is called, in the
/// room or from elsewhere: what each seat said is found by hand, and the arithmetic written by hand has the word.
/// </summary>
public sealed class RandomVoteTests
{
    private const int Votes = 4000;

    private static readonly Choice[] Choices = Enum.GetValues<Choice>();

    public static TheoryData<string> Names => EveryVoteTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Alternates_proxies_and_a_roll_change_who_speaks_for_a_seat_and_nothing_else(string name)
    {
        var (_, bylaws, expected) = Reference.All.Single(one => one.Name == name);
        bylaws = bylaws with { MostProxies = 1, MayAttendRemotely = true, Quorum = bylaws.Quorum with { AlternatesCount = true, ProxiesCount = true } };
        var random = new Random(2026);
        var (alternates, proxies, rolls) = (0, 0, 0);
        for (var vote = 0; vote < Votes; vote++)
        {
            var room = new Drawn(random);
            Assert.Equal(expected(room.Said()), Tally.Of(bylaws, room.Sitting()).Result);
            (alternates, proxies, rolls) = (alternates + room.ByAlternate, proxies + room.ByProxy, rolls + (room.HasRoll ? 1 : 0));
        }
        Assert.True(alternates > Votes / 4 && proxies > Votes / 4 && rolls > Votes / 4, $"{alternates} by an alternate, {proxies} by proxy, {rolls} with a roll.");
    }

    /// <summary>A body of up to twelve seats, the chair's first; alternates are told by the numbers after those of the members.</summary>
    private sealed class Drawn
    {
        private readonly Random random;
        private readonly Choice?[] own;
        private readonly Choice?[] alternate;
        private readonly (int Holder, Choice Choice)?[] proxy;

        internal Drawn(Random random)
        {
            this.random = random;
            var seats = random.Next(1, 13);
            HasRoll = random.Next(2) == 0;
            (own, alternate, proxy) = (new Choice?[seats], new Choice?[seats], new (int, Choice)?[seats]);
            for (var seat = 0; seat < seats; seat++)
            {
                own[seat] = random.Next(3) == 0 ? null : Choices[random.Next(Choices.Length)];
                alternate[seat] = random.Next(3) == 0 ? Choices[random.Next(Choices.Length)] : null;
            }
            // each holder votes for one who gave no ballot
            var holders = Enumerable.Range(0, seats).Where(seat => IsHere(own[seat])).OrderBy(_ => random.Next()).ToList();
            foreach (var (seat, holder) in Enumerable.Range(0, seats).Where(seat => own[seat] is null && random.Next(2) == 0).Zip(holders).ToList())
                proxy[seat] = (holder, Choices[2 + random.Next(3)]);
        }

        internal bool HasRoll { get; }

        internal int ByProxy => proxy.Count(one => one is not null);

        internal int ByAlternate => Enumerable.Range(0, own.Length).Count(seat => !IsHere(own[seat]) && proxy[seat] is null && IsHere(alternate[seat]));

        internal Said Said()
        {
            var said = Enumerable.Range(0, own.Length).Select(Of).ToList();
            int Count(Choice choice) => said.Count(one => one == choice);
            return new(Count(Choice.Yes), Count(Choice.No), Count(Choice.Abstain), Count(Choice.Recuse), said.Count - Choices.Where(choice => choice != Choice.Absent).Sum(Count), said[0]);
        }

        internal Sitting Sitting()
        {
            var seats = own.Length;
            List<Member> members = [.. Room.Members(seats), .. Enumerable.Range(0, seats).Select(seat => new Member(Room.Id(seats + seat)) { AlternateFor = Room.Id(seat) })];
            List<Ballot> ballots =
            [
                .. own.Index().Where(one => one.Item is not null).Select(one => new Ballot(Room.Id(one.Index), one.Item!.Value)),
                .. alternate.Index().Where(one => one.Item is not null).Select(one => new Ballot(Room.Id(seats + one.Index), one.Item!.Value)),
                .. proxy.Index().Where(one => one.Item is not null).Select(one => new Ballot(Room.Id(one.Index), one.Item!.Value.Choice) { ByProxyOf = Room.Id(one.Item.Value.Holder) }),
            ];
            // whoever gave a ballot is here, whether the roll names them in the room, from elsewhere, or not at all
            var here = ballots.Where(ballot => ballot.ByProxyOf is null && ballot.Choice != Choice.Absent).Select(ballot => ballot.PersonId).ToLookup(_ => random.Next(3));
            return new(members, [.. ballots.OrderBy(_ => random.Next())]) { IsClosed = true, Present = HasRoll ? [.. here[0]] : null, Remote = HasRoll ? [.. here[1]] : [] };
        }

        /// <summary>What a seat said: its member, else who holds their proxy, else their alternate; null where nobody was asked.</summary>
        private Choice? Of(int seat)
        {
            if (IsHere(own[seat]))
                return own[seat];
            if (proxy[seat] is { } held)
                return held.Choice;
            if (IsHere(alternate[seat]))
                return alternate[seat];
            return own[seat] ?? alternate[seat] ?? (HasRoll ? Choice.Absent : null);
        }

        private static bool IsHere(Choice? choice) => choice is not (null or Choice.Absent);
    }
}
