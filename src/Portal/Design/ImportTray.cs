using System.Collections.Concurrent;

namespace Governance.Portal.Design;

/// <summary>What each person chose to import and has not said yes to, in this process; given up after an hour.</summary>
public sealed class ImportTray(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, IReadOnlyList<string> Texts)> held = new();

    public void Put(Guid person, IReadOnlyList<string> texts)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, _) in held.Where(one => now - one.Value.At > Kept))
            held.TryRemove(old, out _);
        held[person] = (now, texts);
    }

    /// <summary>What lies there, once; null where nothing does any more.</summary>
    public IReadOnlyList<string>? Take(Guid person) => held.TryRemove(person, out var one) && clock.GetUtcNow() - one.At <= Kept ? one.Texts : null;
}
