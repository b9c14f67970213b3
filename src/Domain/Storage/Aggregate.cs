using System.ComponentModel.DataAnnotations;
using Governance.Domain.Events;

namespace Governance.Domain.Storage;

/// <summary>
/// A thing that decides about itself and records what became true. <see cref="Revision"/> is the lock: two writers of
/// the same row cannot both win.
/// </summary>
public abstract class Aggregate
{
    private readonly List<DomainEvent> recorded = [];

    /// <summary>Counts the saves; checked by every update.</summary>
    [ConcurrencyCheck]
    public int Revision { get; internal set; }

    protected void Record(DomainEvent happened) => recorded.Add(happened);

    internal IReadOnlyList<DomainEvent> TakeRecorded()
    {
        var taken = recorded.ToArray();
        recorded.Clear();
        return taken;
    }
}
