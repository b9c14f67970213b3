namespace Governance.Domain.Bodies;

/// <summary>Conditions of a vote without a meeting. Where it has no quorum or majority of its own, those of a meeting hold.</summary>
/// <param name="AfterMeetings">Meetings without a quorum before it is allowed; none where it always is.</param>
public sealed record ElectronicVote(int AfterMeetings = 0)
{
    public Quorum? Quorum { get; init; }

    public Majority? Majority { get; init; }
}
