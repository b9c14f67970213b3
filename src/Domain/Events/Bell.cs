namespace Governance.Domain.Events;

/// <summary>
/// Tells this process that events were committed: the engine looks round at once and open pages read again.
/// It is only speed. Whoever listens must also look round by itself, because another process rings another bell.
/// </summary>
public sealed class Bell
{
    /// <summary>Raised after a commit with the rows of that commit. Listeners must be quick and must not throw.</summary>
    public event Action<IReadOnlyList<EventRow>>? Rung;

    public void Ring(IReadOnlyList<EventRow> events)
    {
        if (events.Count > 0)
            Rung?.Invoke(events);
    }
}
