namespace Governance.Domain.Bodies;

/// <summary>
/// Who is here and what each said. A ballot is presence, whether or not the roll call named the member; a proxy holds
/// only where its holder is here in their own right and holds no more than the bylaws allow.
/// </summary>
internal sealed class Roll
{
    private readonly Bylaws bylaws;
    private readonly Sitting sitting;
    private readonly Dictionary<Guid, Ballot> ballots;
    private readonly HashSet<Guid> elsewhere;

    internal Roll(Bylaws bylaws, Sitting sitting)
    {
        this.bylaws = bylaws;
        this.sitting = sitting;
        elsewhere = sitting.IsElectronic || bylaws.MayAttendRemotely ? [] : [.. sitting.Remote];
        ballots = sitting.Ballots.Where(ballot => ballot.ByProxyOf is null).GroupBy(ballot => ballot.PersonId)
            .ToDictionary(same => same.Key, same => same.MinBy(ballot => ballot.Choice)!);
        foreach (var ballot in ByProxy())
            ballots.Add(ballot.PersonId, ballot);
    }

    internal bool HasBallot(Guid personId) => ballots.ContainsKey(personId) && !elsewhere.Contains(personId);

    internal bool IsByProxy(Guid personId) => ballots.GetValueOrDefault(personId)?.ByProxyOf is not null;

    internal bool IsHere(Guid personId) => StandingOf(personId) != Standing.Absent && !IsByProxy(personId);

    internal Standing StandingOf(Guid personId)
    {
        if (elsewhere.Contains(personId))
            return Standing.Absent;
        return ballots.GetValueOrDefault(personId)?.Choice switch
        {
            Choice.Yes => Standing.Yes,
            Choice.No => Standing.No,
            Choice.Abstain => Standing.Abstained,
            Choice.Recuse => Standing.Recused,
            Choice.Absent => Standing.Absent,
            null => IsCalled(personId) ? Standing.Silent : Standing.Absent,
        };
    }

    private bool IsCalled(Guid personId) =>
        sitting.Present?.Contains(personId) == true || (sitting.Present is not null && sitting.Remote.Contains(personId));

    private List<Ballot> ByProxy()
    {
        var voting = sitting.Members.Where(member => member.IsVoting).Select(member => member.PersonId).ToHashSet();
        return
        [
            .. sitting.Ballots.Where(ballot => ballot.ByProxyOf is { } holder && voting.Contains(holder) && StandingOf(holder) != Standing.Absent)
                .Where(ballot => StandingOf(ballot.PersonId) == Standing.Absent && !ballots.ContainsKey(ballot.PersonId))
                .GroupBy(ballot => ballot.PersonId).Select(same => same.MinBy(ballot => (ballot.Choice, ballot.ByProxyOf))!)
                .GroupBy(ballot => ballot.ByProxyOf)
                .SelectMany(held => held.OrderBy(ballot => ballot.PersonId).Take(bylaws.MostProxies)),
        ];
    }
}
