namespace Governance.Workflows.Conformance;

/// <summary>The virtual time of a case: stands still until it is moved, and never goes back.</summary>
internal sealed class CaseClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 5, 14, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset at) => now = at > now ? at : now;
}
