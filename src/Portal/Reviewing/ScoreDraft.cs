using System.Globalization;
using Governance.Domain.Reviews;

namespace Governance.Portal.Reviewing;

/// <summary>One criterion while a reviewer scores it: the level, the note as typed, and whether the portal has both.</summary>
public sealed class ScoreDraft(Criterion criterion, CriterionScore? score)
{
    private static readonly Dictionary<string, Level> Levels = Enum.GetValues<Level>().ToDictionary(Value, StringComparer.Ordinal);

    private int edit;
    private int stored;

    public Criterion Criterion { get; } = criterion;

    public Level? Level { get; private set; } = score?.Level;

    public string Note { get; set; } = score?.Note ?? "";

    /// <summary>Whether the person asked for the note that the level does not ask for.</summary>
    public bool IsNoteOpen { get; set; }

    /// <summary>Why the portal refused the last change, for the person to read; null when it has it.</summary>
    public string? Problem { get; set; }

    /// <summary>Counts the changes, to tell a later one from the one that was sent.</summary>
    public int Edit => edit;

    public bool IsPending => edit != stored;

    public bool NeedsNote => Level?.NeedsNote() ?? false;

    public bool LacksNote => NeedsNote && string.IsNullOrWhiteSpace(Note);

    public bool ShowsNote => NeedsNote || IsNoteOpen || Note.Length > 0;

    public string Place => "c-" + Criterion.Id;

    public string NoteId => Criterion.Id + "-note";

    public string InputId(Level level) => $"{Criterion.Id}-{Value(level)}";

    /// <summary>The level as the rubric writes it: "0" to "3", "NA".</summary>
    public static string Value(Level level) => level.Number()?.ToString(CultureInfo.InvariantCulture) ?? "NA";

    /// <summary>Takes the level of this name; false, and nothing changed, where there is none.</summary>
    public bool Choose(string? value)
    {
        if (!Levels.TryGetValue(value ?? "", out var level))
            return false;
        Level = level;
        edit++;
        return true;
    }

    public void Changed() => edit++;

    public void HasStored(int sent)
    {
        stored = sent;
        Problem = null;
    }
}
