using Governance.Designer.Canvas;
using Governance.Designer.Compare;
using Governance.Designer.Desk;
using Governance.Designer.Editing;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Portal.Design;

/// <summary>What the panel beside the canvas shows.</summary>
public enum PanelView
{
    /// <summary>The selected step; the workflow itself where none is.</summary>
    Selection,

    /// <summary>The kinds of step to add.</summary>
    Add,

    /// <summary>Where an outcome is to lead.</summary>
    Connect,
    Problems,
}

/// <summary>
/// One person's work on a draft: what is selected, what the panel shows, what was said last. The draft itself is shared;
/// every edit goes through <see cref="Do(Edit)"/>, is stored at once, and is told in one sentence.
/// </summary>
public sealed class DraftWork(OpenDraft draft, string me, Command command, Ask ask)
{
    /// <summary>How long edits rest before the whole is looked at again: whoever goes on at once is not held up by it.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    /// <summary>How many differences one event tells: a file that takes the place of the whole is read by comparing.</summary>
    private const int MostTold = 30;

    private WorkflowDefinition? lookedAt;
    private Deed? met = draft.LastDeed;
    private int tries;
    private bool isLooking;

    /// <summary>Rings when the page must show anew.</summary>
    public event Action? Changed;

    public OpenDraft Draft => draft;

    /// <summary>The name under which this person's edits stand.</summary>
    public string Me => me;

    /// <summary>This person's place at the draft; null while the page is not live yet.</summary>
    public Guest? Place { get; set; }

    public WorkflowDefinition Definition => draft.History.Present;

    /// <summary>The kinds of step that there are.</summary>
    public IReadOnlyDictionary<string, ActivityDeclaration> Known { get; private set; } = new Dictionary<string, ActivityDeclaration>();

    public IReadOnlyList<StepProblem> Problems { get; private set; } = [];

    /// <summary>The ids of the selected steps, the one with the focus last.</summary>
    public IReadOnlyList<string> Selected { get; private set; } = [];

    /// <summary>The step that the panel shows: the one selected step; null where there is none, or several.</summary>
    public Activity? Step => Selected is [var only] ? Definition.Find(only) : null;

    public PanelView View { get; private set; }

    /// <summary>The outcome that is being connected, or after which a step is added; null: whichever.</summary>
    public After? At { get; private set; }

    /// <summary>Whether the steps stand as a table where the drawing is.</summary>
    public bool IsTable { get; private set; }

    public void TurnTable()
    {
        IsTable = !IsTable;
        Changed?.Invoke();
    }

    /// <summary>What was done last, for everyone who listens rather than looks; the same said twice differs by a space, so that it is heard twice.</summary>
    public string Said { get; private set => field = value == field ? value + '\u00A0' : value; } = "";

    /// <summary>Why the last edit was not done or not stored; null where all is well.</summary>
    public Outcome? Trouble { get; private set; }

    /// <summary>Whether somebody elsewhere went on with another text: nothing more can be stored from here.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>Does an edit and stores it. Answers whether it was done.</summary>
    public async Task<bool> Do(Edit edit)
    {
        Sentence? done;
        tries++;
        try
        {
            done = draft.Do(edit, me);
        }
        catch (RuleBroken broken)
        {
            (Trouble, Said) = (new(OutcomeKind.Broken, broken.Sentence.ToString()), broken.Sentence.ToString());
            Changed?.Invoke();
            return false;
        }
        await After(done);
        return true;
    }

    public Task Undo() => After(draft.Undo(me));

    public Task Redo() => After(draft.Redo(me));

    /// <summary>Waits until everything is stored. Answers the hash that it is stored under; null where it could not be, and why is told.</summary>
    public async Task<string?> Stored()
    {
        await draft.Save(Store);
        if (!draft.IsSaved)
            Changed?.Invoke();
        return draft.IsSaved ? draft.SavedHash : null;
    }

    /// <summary>Has steps and notes stand elsewhere.</summary>
    public async Task Move(IReadOnlyList<CanvasPlace> places)
    {
        var steps = places.Where(place => !IsNote(place.Id)).ToDictionary(place => place.Id, place => new Position(place.X, place.Y));
        await Do(
        [
            .. from note in CanvasNote.Of(Definition)
               let moved = places.FirstOrDefault(place => place.Id == DefinitionDrawing.NoteId(note))
               where moved is not null
               select new SetNote(note with { At = new(moved.X, moved.Y) }),
            .. steps.Count > 0 ? [new MoveSteps(steps)] : Array.Empty<Edit>(),
        ]);
    }

    /// <summary>Takes away what these ids name, steps and notes alike, or none of it. Answers whether it went.</summary>
    public Task<bool> Take(IReadOnlyList<string> ids) => Do(
    [
        .. ids.Where(IsNote).Select(note => new RemoveNote(note[DefinitionDrawing.NotePrefix.Length..])),
        .. ids.Where(id => !IsNote(id)).ToList() is { Count: > 0 } steps ? [new RemoveSteps(steps)] : Array.Empty<Edit>(),
    ]);

    /// <summary>Does several edits as one; true where there is none.</summary>
    public async Task<bool> Do(IReadOnlyList<Edit> edits) => edits.Count switch
    {
        0 => true,
        1 => await Do(edits[0]),
        _ => await Do(new Together(edits)),
    };

    public void Select(params IReadOnlyList<string> ids)
    {
        Selected = [.. ids.Where(IsThere)];
        (View, At) = (PanelView.Selection, null);
        Place?.LookAt(Step?.Id);
        Changed?.Invoke();
    }

    /// <summary>Adds a step to the selection, or takes it out.</summary>
    public void Toggle(string id) => Select(Selected.Contains(id) ? [.. Selected.Where(one => one != id)] : [.. Selected, id]);

    /// <summary>How often the panel was told what to show: told again, it begins anew, the focus with it.</summary>
    public int Shown { get; private set; }

    public void Show(PanelView view, After? at = null)
    {
        (View, At, Shown) = (view, at, Shown + 1);
        Changed?.Invoke();
    }

    /// <summary>Good news that is no edit; gone with the next edit.</summary>
    public string? Told { get; private set; }

    public void Tell(string sentence)
    {
        (Trouble, Told, Said) = (null, sentence, sentence);
        Changed?.Invoke();
    }

    /// <summary>Tells what was done where nothing is to be seen of it.</summary>
    public void Say(string sentence)
    {
        Said = sentence;
        Changed?.Invoke();
    }

    /// <summary>Shows why something was not done.</summary>
    public void Refused(Outcome outcome)
    {
        (Trouble, Said) = (outcome, outcome.Sentence);
        Changed?.Invoke();
    }

    /// <summary>What the browser keeps the typed text of a field under, until it is stored.</summary>
    public string Key(string? step, string field) => $"draft/{Definition.DefinitionId}/" + (field.Length == 0 ? "" : $"{step}/{field}");

    /// <summary>The sentences about one step.</summary>
    public IReadOnlyList<StepProblem> ProblemsOf(string stepId) => [.. Problems.Where(problem => problem.StepId == stepId)];

    /// <summary>What the panel shows comes of this alone; what was refused is shown anew, so that the field says again what holds.</summary>
    public object Look => (View, Definition, Problems, Known, At, Shown, Selected, tries);

    /// <summary>Whether the canvas speaks of a note.</summary>
    public static bool IsNote(string id) => id.StartsWith(DefinitionDrawing.NotePrefix, StringComparison.Ordinal);

    /// <summary>
    /// Looks at the value where it is another than before, for what is wrong with it: beside the page, which shows the edit
    /// meanwhile, and once for all edits that were made in one go or while it looked.
    /// </summary>
    public async Task LookAgain()
    {
        if (isLooking)
            return;
        isLooking = true;
        try
        {
            while (Definition is var definition && !ReferenceEquals(definition, lookedAt))
            {
                if (lookedAt is not null)
                    await Task.Delay(Rest);
                // the page may have been left meanwhile
                if (Changed is null && lookedAt is not null)
                    return;
                if (!ReferenceEquals(definition, Definition))
                    continue;
                var read = await Task.Run(() => ask.Of((DefinitionQueries definitions) => definitions.Check(definition)));
                (lookedAt, Problems, Known) = (definition, read.Problems, read.Known);
                Changed?.Invoke();
            }
        }
        finally
        {
            isLooking = false;
        }
    }

    /// <summary>Takes note that the value may be another than before, made here or elsewhere.</summary>
    public void Meet()
    {
        // somebody may have gone on with what is stored
        if (IsOvertaken && draft.IsSaved)
            (IsOvertaken, Trouble) = (false, null);
        if (!Selected.All(IsThere))
            Selected = [.. Selected.Where(IsThere)];
        // what others do is heard too
        if (draft.LastDeed is { } done && !ReferenceEquals(done, met))
        {
            if (done.By != me)
                Said = new Sentence("{0}: {1}", done.By, done.What).ToString();
            met = done;
        }
    }

    private bool IsThere(string id) => Definition.Find(id) is not null || IsNote(id);

    private async Task After(Sentence? what)
    {
        (Trouble, Told, Said) = (null, null, what?.ToString() ?? Said);
        Changed?.Invoke();
        // once it is stored, the draft itself rings
        await Stored();
    }

    private async Task<string?> Store(Unsaved unsaved)
    {
        var outcome = await command.Send(new SaveDraft(unsaved.Json, unsaved.SeenHash) { What = Deeds(unsaved) });
        if (outcome.IsDone)
            return outcome.Value;
        Trouble = outcome.Shown;
        IsOvertaken = outcome.Kind == OutcomeKind.SomeoneWasFaster;
        return null;
    }

    // the acts, and what each thing is now and was before: whoever reads the history needs no file
    private IReadOnlyList<Bilingual> Deeds(Unsaved unsaved) =>
        [.. unsaved.What.Concat(DefinitionDifference.Between(unsaved.Before, unsaved.After, Known).Take(MostTold).Select(change => change.What)).Select(what => what.InBoth())];
}
