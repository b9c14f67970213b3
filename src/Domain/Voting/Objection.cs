namespace Governance.Domain.Voting;

/// <summary>That a member objects to what a body decided, and why. One is enough: the body decides again.</summary>
public sealed record Objection(Guid PersonId, DateTimeOffset At, string Reason);
