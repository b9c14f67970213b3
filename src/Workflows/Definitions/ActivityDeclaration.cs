using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>What a person chooses an input's value with.</summary>
public enum InputKind
{
    Text,
    Number,
    Boolean,

    /// <summary>An expression that gives true or false.</summary>
    Condition,

    /// <summary>One of <see cref="InputDeclaration.Options"/>.</summary>
    Choice,

    /// <summary>A time span: Elsa's "d.hh:mm:ss", or a calendar period such as P30D or P1Y.</summary>
    Duration,

    /// <summary>A duration after which something happens again and again: longer than nothing.</summary>
    Interval,
    DateTime,

    /// <summary>A cron expression whose time comes.</summary>
    CalendarRule,

    /// <summary>The id of a role.</summary>
    Role,

    /// <summary>The id of a person.</summary>
    Person,

    /// <summary>The code of a body.</summary>
    Body,

    /// <summary>A rubric and its gate.</summary>
    Rubric,

    /// <summary>The id of a section of the proposal form.</summary>
    FormSection,

    /// <summary>Names of fields and sections of the proposal form, the competency map, or "all".</summary>
    FormFields,

    /// <summary>Anything that an expression gives.</summary>
    Any,

    /// <summary>A raw variable reference, as SetVariable has.</summary>
    Variable,

    /// <summary>Raw cases, as FlowSwitch has.</summary>
    Cases,

    /// <summary>A text in both languages: {"en", "fr"}.</summary>
    Bilingual,

    /// <summary>The names of branches, as FlowFork has; each is an outcome.</summary>
    Branches,
}

/// <summary>What an input says of a step: what people ask of it in one breath stands together.</summary>
public enum InputPart
{
    Who,
    When,
    About,
    Way,
    How,
}

/// <summary>One of the values of an input that is a choice.</summary>
/// <param name="Value">As the file has it.</param>
/// <param name="Label">What people call it.</param>
public sealed record InputOption(string Value, Bilingual Label)
{
    /// <summary>One that is called as the file has it.</summary>
    public static implicit operator InputOption(string value) => new(value, new(value, value));
}

/// <summary>One input of a kind of step, by its JSON name.</summary>
public sealed record InputDeclaration(
    string Name,
    Bilingual Label,
    InputKind Kind,
    bool IsRequired = false,
    IReadOnlyList<InputOption>? Options = null)
{
    /// <summary>Elsa's name of the type, where it is another than the kind's own.</summary>
    public string? TypeName { get; init; }

    /// <summary>Of a number: the least and the most that it may be; null: any.</summary>
    public int? Least { get; init; }

    public int? Most { get; init; }

    /// <summary>The input that names the variable whose type the value has, as SetVariable has it; null for every other.</summary>
    public string? TypedBy { get; init; }

    private readonly InputPart? part;

    /// <summary>What it says of the step; where a kind of step does not say so, what inputs of its kind say.</summary>
    public InputPart Part
    {
        get => part ?? Kind switch
        {
            InputKind.Role or InputKind.Person or InputKind.Body => InputPart.Who,
            InputKind.Duration or InputKind.Interval or InputKind.DateTime or InputKind.CalendarRule => InputPart.When,
            InputKind.FormFields or InputKind.FormSection or InputKind.Rubric => InputPart.About,
            InputKind.Cases or InputKind.Branches or InputKind.Condition => InputPart.Way,
            InputKind.Text or InputKind.Number or InputKind.Boolean or InputKind.Choice or InputKind.Any or InputKind.Variable or InputKind.Bilingual => InputPart.How,
        };
        init => part = value;
    }
}

/// <summary>One output of a kind of step; a definition may bind it to a variable.</summary>
public sealed record OutputDeclaration(string Name, Bilingual Label)
{
    /// <summary>The input that names the fields of the form whose answers it holds, which conditions may ask for one by one; null for every other.</summary>
    public string? AnswersOf { get; init; }
}

/// <summary>One place in a kind of step where another step is embedded: a loop's body, a condition's branch.</summary>
public sealed record PortDeclaration(string Name, Bilingual Label);

/// <summary>An outcome that a new step of a kind offers until somebody changes it.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Tone">main, plain or danger.</param>
/// <param name="NeedsReason">Whether whoever chooses it gives a reason.</param>
public sealed record SuggestedOutcome(string Name, Bilingual Label, string Tone = "main", bool NeedsReason = false);

/// <summary>
/// A kind of step, declared in one place: the checker, the picture and the designer read nothing else.
/// </summary>
/// <param name="Type">Elsa's type name, such as Elsa.FlowFork or Governance.Decide.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Outcomes">The outcomes it always offers; empty where all are the definition's own.</param>
public sealed record ActivityDeclaration(
    string Type,
    Bilingual Name,
    Bilingual Description,
    IReadOnlyList<InputDeclaration> Inputs,
    IReadOnlyList<string> Outcomes)
{
    public IReadOnlyList<OutputDeclaration> Outputs { get; init; } = [];

    /// <summary>Where other steps are embedded, in the order in which people read them.</summary>
    public IReadOnlyList<PortDeclaration> Ports { get; init; } = [];

    /// <summary>
    /// Whether the definition adds outcomes of its own in the raw field <c>outcomes</c>:
    /// <c>[{name, label:{en,fr}, hint:{en,fr}, needsReason, returns, tone}]</c>.
    /// </summary>
    public bool HasOwnOutcomes { get; init; }

    /// <summary>What a new step of this kind offers, where the outcomes are the definition's own.</summary>
    public IReadOnlyList<SuggestedOutcome> Suggests { get; init; } = [];

    /// <summary>For a kind of step that can start a workflow: the input that says by what.</summary>
    public string? TriggerInput { get; init; }

    /// <summary>Whether an outcome without a connection is a mistake: it is for every step that people answer.</summary>
    public bool IsForPeople { get; init; }

    /// <summary>The definition that it stands for, which is used as a step; null for every other kind.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Of a definition that is used as a step: the ids of the steps in it, which scripts around it may ask about.</summary>
    public IReadOnlyCollection<string> Steps { get; init; } = [];

    public bool IsWorkflow => WorkflowId is not null;

    /// <summary>Whether nothing follows it: the flow ends here.</summary>
    public bool IsTerminal { get; init; }
}
