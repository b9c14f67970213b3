using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>What kind of page the step needs.</summary>
public enum WorkKind
{
    /// <summary>Fill in a section of the proposal.</summary>
    Form,

    /// <summary>Choose one of the outcomes offered.</summary>
    Decision,

    /// <summary>Score a rubric, blind to the other reviewers.</summary>
    Rubric,

    /// <summary>A partner endorses by a link.</summary>
    Endorsement,

    /// <summary>Map learning outcomes to competencies.</summary>
    Competencies,

    /// <summary>A body votes on a motion that names one of the outcomes offered.</summary>
    Vote,
}

public enum WorkState
{
    Open,
    Completed,

    /// <summary>The workflow no longer needs an answer.</summary>
    Cancelled,
}

/// <summary>An outcome that the workflow offers at a step. The name is the workflow's; people read the label.</summary>
/// <param name="Name">The outcome of the definition, such as "return-to-design".</param>
/// <param name="Label">What the button says: verb first.</param>
/// <param name="Hint">What happens next, in a few words.</param>
/// <param name="NeedsReason">Whether a reason must be given, as for returns and rejections.</param>
/// <param name="Tone">How the choice is drawn: "main", "plain" or "danger".</param>
public sealed record OfferedOutcome(string Name, Bilingual Label, Bilingual? Hint, bool NeedsReason, string Tone)
{
    /// <summary>The deciding steps that lie on the way back here, where the outcome is a return; null where it is none.</summary>
    public IReadOnlyList<string>? Reopens { get; init; }

    /// <summary>The one step that a return leads to before any other: it is asked, whatever the mode; null where several open or the outcome is no return.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>Whether whoever chooses it writes the conditions on which it holds.</summary>
    public bool AsksConditions { get; init; }

    /// <summary>Whether it is refused while any condition of the record is open.</summary>
    public bool NeedsCleared { get; init; }

    /// <summary>Whether it can be chosen once only while the record stays in its stage: a second challenge on the same grounds is refused.</summary>
    public bool OnlyOnce { get; init; }

    /// <summary>Whether it leads to the catalogue with nobody asked in between, so that it is refused while a condition that comes before publication is open.</summary>
    public bool Publishes { get; init; }

    [JsonIgnore]
    public bool IsReturn => Reopens is not null;

    /// <summary>Whether it sends the proposal back, aside or to its end; an input of an office needs words as well and is none.</summary>
    [JsonIgnore]
    public bool IsSetback => NeedsReason && Tone != "main";

    /// <summary>Whether it takes the proposal on: neither back nor to its end.</summary>
    [JsonIgnore]
    public bool GoesForward => !IsReturn && Tone != "danger";
}
