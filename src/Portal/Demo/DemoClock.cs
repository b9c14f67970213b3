namespace Governance.Portal.Demo;

/// <summary>The clock of the demonstration while it is made: stands still in the past until it is moved, and never goes back.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves to a time; one that has passed already changes nothing.</summary>
    internal void MoveTo(DateTimeOffset at) => now = at > now ? at : now;

    internal void Advance(TimeSpan time) => now += time;
}
