using Governance.Workflows.Definitions;

namespace Governance.Designer.Desk;

/// <summary>
/// The drafts that people of this process have open, one for each lineage: whoever opens the same draft works on the same
/// value and sees the others. It is kept a while after the last one left, so that a lost line or a reload loses no undo.
/// What is stored is the commands' business; another process is told apart by the hash it stored.
/// </summary>
public sealed class DraftDesk(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(8);

    private readonly Lock gate = new();
    private readonly Dictionary<string, OpenDraft> open = new(StringComparer.Ordinal);

    /// <summary>
    /// The open draft of a lineage. Where the store holds another text than it was last saved with, somebody elsewhere went
    /// on: then it begins anew from the store.
    /// </summary>
    /// <param name="stored">The draft, or the version to begin with.</param>
    /// <param name="draftHash">The hash of the stored draft; null where there is none yet.</param>
    public OpenDraft Open(WorkflowDefinition stored, string? draftHash)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var old in open.Where(one => !one.Value.IsInUse && now - one.Value.LastUsed > Kept).Select(one => one.Key).ToList())
                open.Remove(old);
            if (!open.TryGetValue(stored.DefinitionId, out var draft) || !draft.IsStoredAs(draftHash))
                open[stored.DefinitionId] = draft = new(stored, draftHash, clock);
            return draft;
        }
    }

    /// <summary>Forgets a draft that was published or thrown away; whoever still looks at it is told.</summary>
    public void Close(string definitionId)
    {
        OpenDraft? closed;
        lock (gate)
            open.Remove(definitionId, out closed);
        closed?.End();
    }
}
