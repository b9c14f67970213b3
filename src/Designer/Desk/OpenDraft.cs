using Governance.Designer.Editing;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Desk;

/// <summary>Somebody's place at an open draft, until it is disposed.</summary>
public sealed class Guest : IDisposable
{
    private readonly OpenDraft draft;

    internal Guest(OpenDraft draft, string name) => (this.draft, Name) = (draft, name);

    public string Name { get; }

    /// <summary>The step they look at; null: none.</summary>
    public string? Step { get; private set; }

    public void LookAt(string? step)
    {
        if (Step == step)
            return;
        Step = step;
        draft.Ring();
    }

    public void Dispose() => draft.Leave(this);
}

/// <summary>What is to be stored of a draft.</summary>
/// <param name="Json">The text.</param>
/// <param name="SeenHash">The hash of the stored draft that it goes on from.</param>
/// <param name="What">What was done since it was last stored, in words.</param>
/// <param name="Before">What was stored last.</param>
/// <param name="After">What is to be stored.</param>
public sealed record Unsaved(string Json, string? SeenHash, IReadOnlyList<Sentence> What, WorkflowDefinition Before, WorkflowDefinition After);

/// <summary>What somebody did last: an edit, or that they took one back or did it again.</summary>
public sealed record Deed(string By, Sentence What);

/// <summary>
/// A draft on the desk: one value, its way here and back, and who is there. Every change rings <see cref="Changed"/>.
/// The traps: it is shared by threads, so what belongs together is read from <see cref="History"/> once; the bell rings on
/// the thread of whoever changed it.
/// </summary>
public sealed class OpenDraft
{
    private readonly Lock gate = new();
    private readonly List<Guest> guests = [];
    private readonly TimeProvider clock;
    private Task stored = Task.CompletedTask;
    private readonly List<Sentence> unsaved = [];
    private WorkflowDefinition saved;
    private string? savedHash;

    internal OpenDraft(WorkflowDefinition stored, string? draftHash, TimeProvider clock)
    {
        (History, saved, savedHash, this.clock) = (EditHistory.From(stored), stored, draftHash, clock);
        LastUsed = clock.GetUtcNow();
    }

    public event Action? Changed;

    public EditHistory History { get; private set; }

    /// <summary>What was done last, and by whom; null where nothing was since it was opened.</summary>
    public Deed? LastDeed { get; private set; }

    /// <summary>When it was last stored; null where nothing was stored since it was opened.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>The hash of the stored draft; null where there is none yet.</summary>
    public string? SavedHash
    {
        get
        {
            lock (gate)
                return savedHash;
        }
    }

    /// <summary>Whether everything that was done is stored.</summary>
    public bool IsSaved => ReferenceEquals(saved, History.Present);

    /// <summary>Whether it was published or thrown away.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Everyone who has it open, in the order in which they came.</summary>
    public IReadOnlyList<Guest> Guests
    {
        get
        {
            lock (gate)
                return [.. guests];
        }
    }

    internal DateTimeOffset LastUsed { get; private set; }

    internal bool IsInUse => Guests.Count > 0;

    internal bool IsStoredAs(string? hash) => !IsOver && (SavedHash == hash || !IsSaved);

    /// <summary>Does an edit. Answers what was done; null where it changed nothing. Throws a sentence where it has no place.</summary>
    public Sentence? Do(Edit edit, string by) => Become(by, history => history.Do(edit, by), after => after.LastDone?.What);

    /// <summary>Takes the last edit back, whoever made it. Answers what was done; null where there was none.</summary>
    public Sentence? Undo(string by) => Become(by, history => history.Undo(), after => after.LastUndone is { } undone ? new("Undo: {0}", undone.What) : null);

    /// <summary>Does again what was taken back last. Answers what was done; null where there was nothing.</summary>
    public Sentence? Redo(string by) => Become(by, history => history.Redo(), after => after.LastDone is { } done ? new("Redo: {0}", done.What) : null);

    /// <summary>Begins anew from what somebody elsewhere stored, for everyone who has it open; what was not stored here is given up.</summary>
    public void BeginAnew(WorkflowDefinition stored, string? draftHash)
    {
        lock (gate)
        {
            (History, saved, savedHash, SavedAt) = (EditHistory.From(stored), stored, draftHash, null);
            unsaved.Clear();
        }
        Ring();
    }

    /// <summary>Somebody has it open until what is answered is disposed.</summary>
    public Guest Join(string name)
    {
        var guest = new Guest(this, name);
        lock (gate)
            guests.Add(guest);
        Ring();
        return guest;
    }

    /// <summary>
    /// Stores what is not stored yet, one at a time, until all is. What <paramref name="store"/> answers is the hash to go on
    /// with, or null where it could not be stored: then it stays unsaved.
    /// </summary>
    public Task Save(Func<Unsaved, Task<string?>> store)
    {
        lock (gate)
            return stored = StoreAfter(stored, store);
    }

    internal void End()
    {
        IsOver = true;
        Ring();
    }

    private async Task StoreAfter(Task before, Func<Unsaved, Task<string?>> store)
    {
        // whoever stored before has told their own page how it went
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        while (!IsOver && !IsSaved)
        {
            var (value, what) = NotStored();
            if (await store(new(DefinitionWriter.Write(value), SavedHash, what, saved, value)) is not { } hash)
                return;
            lock (gate)
            {
                (saved, savedHash, SavedAt) = (value, hash, clock.GetUtcNow());
                unsaved.RemoveRange(0, Math.Min(what.Count, unsaved.Count));
            }
            Ring();
        }
    }

    internal void Leave(Guest guest)
    {
        lock (gate)
            guests.Remove(guest);
        Ring();
    }

    private Sentence? Become(string by, Func<EditHistory, EditHistory> change, Func<EditHistory, Sentence?> what)
    {
        Sentence? done = null;
        lock (gate)
        {
            var before = History;
            History = change(before);
            if (!ReferenceEquals(before, History) && (done = what(History)) is not null)
            {
                unsaved.Add(done);
                LastDeed = new(by, done);
            }
        }
        Ring();
        return done;
    }

    private (WorkflowDefinition Value, IReadOnlyList<Sentence> What) NotStored()
    {
        lock (gate)
            return (History.Present, [.. unsaved]);
    }

    internal void Ring()
    {
        LastUsed = clock.GetUtcNow();
        Changed?.Invoke();
    }
}
