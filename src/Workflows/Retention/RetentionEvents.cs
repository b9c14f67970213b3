using Governance.Domain.Events;

namespace Governance.Workflows.Retention;

/// <summary>The journal of a workflow that had ended was removed.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Lines">How many lines there were.</param>
/// <param name="Digest">SHA-256 over them (<c>JournalDigest</c>).</param>
/// <param name="YearsKept">How long after the end they had to be kept.</param>
public sealed record JournalRemoved(Guid Instance, int Lines, string Digest, int YearsKept) : DomainEvent;
