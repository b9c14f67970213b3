using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>Where a step that is added goes on from: an outcome of a step that is there.</summary>
public sealed record After(string Step, string Port);

/// <summary>
/// Adds a step of a kind, with what its declaration suggests. Added after an outcome, it takes the place of what followed,
/// and that follows its own first outcome.
/// </summary>
/// <param name="Kind">What is known of the kind of step.</param>
/// <param name="At">Where it is drawn.</param>
/// <param name="After">What it follows; null: nothing yet.</param>
/// <param name="FlowchartId">The flowchart that it stands in; null: that of the step it follows, else the outermost.</param>
public sealed record AddStep(ActivityDeclaration Kind, Position At, After? After = null, string? FlowchartId = null) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => After is null
        ? new("Add “{0}”", Kind.Name)
        : new("Add “{0}” after “{1}”", Kind.Name, Called(before, After.Step));

    /// <summary>The id that the new step gets in this definition.</summary>
    public string IdIn(WorkflowDefinition definition) => Sheet.NewId(definition, Kind.Type, new HashSet<string>(StringComparer.Ordinal));

    protected internal override void Apply(Sheet sheet)
    {
        var id = sheet.NewId(Kind.Type, new HashSet<string>(StringComparer.Ordinal));
        var flowchart = After is not null ? sheet.FlowchartAround(After.Step) : sheet.Flowchart(FlowchartId ?? sheet.Root);
        var made = NewStep.Of(Kind, id, flowchart.Source.Text("nodeId"), At);
        Sheet.StepsOf(flowchart).Add((JsonNode)made);
        if (After is null)
            return;
        var lines = Sheet.ConnectionsOf(flowchart);
        var followed = Ways.Take(lines, line => line.Source == After.Step && line.SourcePort == After.Port);
        Ways.Draw(lines, new(After.Step, After.Port, id, Connection.In));
        if (NewStep.FirstOutcome(Kind, made) is { } first && followed is [var next, ..])
            Ways.Draw(lines, new(id, first, next.Target, next.TargetPort));
    }
}

/// <summary>
/// Takes steps away, with the lines from and to them and their places in the rules of separation. Where all that a step led
/// to is one other step, what led to it leads there now.
/// </summary>
public sealed record RemoveSteps(IReadOnlyList<string> Ids) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) =>
        Ids.Count == 1 ? new("Take away “{0}”", Called(before, Ids[0])) : new("Take away {0} steps", Ids.Count);

    protected internal override void Apply(Sheet sheet)
    {
        foreach (var id in Ids)
        {
            var flowchart = sheet.FlowchartAround(id);
            var lines = Sheet.ConnectionsOf(flowchart);
            var next = Ways.Take(lines, line => line.Source == id).Select(line => line.Target).Distinct().ToList();
            if (next is [var only] && only != id)
            {
                Ways.Take(lines, line => line.Target == id && line.Source == only);
                Ways.Lead(lines, line => line.Target == id, only);
            }
            else
                Ways.Take(lines, line => line.Target == id);
            Sheet.StepsOf(flowchart).RemoveAll(step => step is JsonObject one && one.Text("id") == id);
        }
        DutySteps.Forget(sheet, Ids);
    }
}

/// <summary>Draws steps elsewhere.</summary>
public sealed record MoveSteps(IReadOnlyDictionary<string, Position> To) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) =>
        To.Count == 1 ? new("Move “{0}”", Called(before, To.Keys.First())) : new("Move {0} steps", To.Count);

    protected internal override void Apply(Sheet sheet)
    {
        foreach (var (id, position) in To)
        {
            var place = Sheet.Fields(Sheet.Fields(Sheet.Fields(sheet.Step(id), "metadata"), "designer"), "position");
            Sheet.Set(place, "x", Math.Round(position.X));
            Sheet.Set(place, "y", Math.Round(position.Y));
        }
    }
}

/// <summary>Gives a step the name that people read, in both languages.</summary>
public sealed record RenameStep(string Id, Bilingual To) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Rename “{0}”", Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        Rule.Require(To.En.Length + To.Fr.Length > 0, "The step needs a name.");
        Rule.Require(Math.Max(To.En.Length, To.Fr.Length) <= 120, "The name of a step has at most {0} characters.", 120);
        var step = sheet.Step(Id);
        Sheet.Set(Sheet.Fields(step, "metadata"), "displayText", To.En.Trim());
        Sheet.Set(Sheet.Fields(Sheet.Fields(step, "customProperties"), "displayText"), "fr", To.Fr.Trim());
    }
}

/// <summary>Gives an input of a step a value, or takes it away.</summary>
/// <param name="Id">The step.</param>
/// <param name="Input">The input's declaration.</param>
/// <param name="Value">The value as the file has it; null: none.</param>
public sealed record SetInput(string Id, InputDeclaration Input, InputValue? Value) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change “{0}” of “{1}”", Input.Label, Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        var step = sheet.Step(Id);
        Sheet.Set(step, Input.Name, Value?.Over(step.Field(Input.Name)));
    }
}

/// <summary>Keeps what a step finds out in a value of the workflow, for the steps and conditions that follow; or keeps it no more.</summary>
/// <param name="Id">The step.</param>
/// <param name="Output">What it finds out.</param>
/// <param name="VariableId">The value that keeps it; null: none.</param>
public sealed record KeepOutput(string Id, OutputDeclaration Output, string? VariableId) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Keep “{0}” of “{1}”", Output.Label, Called(before, Id));

    /// <summary>The value that keeps an output; null where none does.</summary>
    public static string? Of(Activity step, OutputDeclaration output) => (step.Raw(output.Name) as JsonObject)?.Fields("memoryReference")?.Text("id");

    protected internal override void Apply(Sheet sheet)
    {
        var variable = VariableId is null ? null : sheet.Variable(VariableId);
        Sheet.Set(sheet.Step(Id), Output.Name, variable is null ? null
            : new JsonObject { ["typeName"] = variable.TypeName, ["memoryReference"] = new JsonObject { ["id"] = variable.Id } });
    }
}

/// <summary>Says how a step is drawn into a token-based flowchart: what it does with tokens that arrive while it runs, and whether it may start the workflow.</summary>
public sealed record SetFlag(string Id, string Flag, JsonNode? Value, Bilingual Name) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change “{0}” of “{1}”", Name, Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        // nothing is taken away from where nothing stands
        if (Value is not null || sheet.Step(Id).Fields("customProperties") is not null)
            Sheet.Set(Sheet.Fields(sheet.Step(Id), "customProperties"), Flag, Value?.DeepClone());
    }
}
