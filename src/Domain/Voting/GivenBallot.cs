using Governance.Domain.Bodies;

namespace Governance.Domain.Voting;

/// <summary>
/// The ballot of one member on one motion: the last one they gave. A row of its own, so that a hundred members can vote in
/// the same second without waiting for one another's pages.
/// </summary>
public sealed class GivenBallot
{
    private GivenBallot()
    {
    }

    internal GivenBallot(Guid id, Guid motionId, Guid personId)
    {
        Id = id;
        MotionId = motionId;
        PersonId = personId;
    }

    public Guid Id { get; private set; }

    public Guid MotionId { get; private set; }

    /// <summary>The member whose vote it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Null once a secret vote is closed.</summary>
    public Choice? Choice { get; private set; }

    /// <summary>The member who cast it in the other's place.</summary>
    public Guid? ByProxyOf { get; private set; }

    /// <summary>Yes, no or abstain, also where a secret vote is closed and what it was is forgotten.</summary>
    public bool IsVote => Choice is not (Bodies.Choice.Recuse or Bodies.Choice.Absent);

    /// <summary>The interest declared by somebody who recused themselves, or the rule by which they were put down.</summary>
    public string? Interest { get; private set; }

    /// <summary>Who put it down, where it was not the member: the chair or the secretary, for a vote by voice or show of hands, and whoever
    /// opened or closed a vote that a rule keeps the member from.</summary>
    public Guid? RecordedById { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Say(Choice choice, string? interest, Guid? byProxyOf, Guid? recordedBy, DateTimeOffset at) =>
        (Choice, Interest, ByProxyOf, RecordedById, At) = (choice, interest, byProxyOf, recordedBy, at);

    internal void Forget() => Choice = null;
}
