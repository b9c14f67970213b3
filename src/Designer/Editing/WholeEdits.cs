using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>Gives the workflow its name in both languages, and says what it is for.</summary>
public sealed record RenameWorkflow(Bilingual To, string Description) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change the name or the description of the workflow");

    protected internal override void Apply(Sheet sheet)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(To.En), "The workflow needs a name.");
        Rule.Require(Math.Max(To.En.Length, To.Fr.Length) <= 120, "The name of a workflow has at most {0} characters.", 120);
        Sheet.Set(sheet.Source, "name", To.En.Trim());
        Sheet.Set(Sheet.Fields(sheet.CustomProperties, "displayText"), "fr", To.Fr.Trim());
        Sheet.Set(sheet.Source, "description", Description.Trim());
    }
}

/// <summary>Says how the flowcharts of the workflow decide when a step runs.</summary>
public sealed record SetFlowMode(FlowMode Mode) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Let branches meet in joins");

    protected internal override void Apply(Sheet sheet) =>
        Sheet.Set(sheet.CustomProperties, WorkflowDefinition.FlowModeProperty, Mode.ToString());
}

/// <summary>Declares a value that steps may set and conditions may ask for.</summary>
/// <param name="Id">Names it in the file; an existing one is changed.</param>
/// <param name="Name">What conditions call it.</param>
/// <param name="TypeName">Elsa's name of its type: String, Boolean, Int32, Double, DateTime or Object.</param>
/// <param name="Default">What it is when the workflow starts.</param>
public sealed record SetVariableDeclaration(string Id, string Name, string TypeName, string Default) : Edit
{
    /// <summary>Elsa's name for keeping a value with the instance.</summary>
    private const string Kept = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    public override Sentence Describe(WorkflowDefinition before) => new("Change the value “{0}”", Name);

    protected internal override void Apply(Sheet sheet)
    {
        Rule.Require(Name.Length > 0 && Name.All(letter => char.IsLetterOrDigit(letter) || letter == '_') && !char.IsDigit(Name[0]),
            "A value’s name is made of letters and digits and begins with a letter.");
        var variables = Sheet.List(sheet.Source, "variables");
        Rule.Require(!variables.OfType<JsonObject>().Any(one => one.Text("name") == Name && one.Text("id") != Id), "There is a value called “{0}” already.", Name);
        var variable = variables.OfType<JsonObject>().FirstOrDefault(one => one.Text("id") == Id);
        if (variable is null)
            variables.Add((JsonNode)(variable = new JsonObject { ["id"] = Id, ["isArray"] = false, ["storageDriverTypeName"] = Kept }));
        Sheet.Set(variable, "name", Name);
        Sheet.Set(variable, "typeName", TypeName);
        Sheet.Set(variable, "value", Default);
    }
}

/// <summary>Declares a value no more. Steps that use it are marked as problems.</summary>
public sealed record RemoveVariableDeclaration(string Id) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) =>
        new("Take away the value “{0}”", before.Variables.FirstOrDefault(one => one.Id == Id)?.Name ?? Id);

    protected internal override void Apply(Sheet sheet) =>
        Sheet.List(sheet.Source, "variables").RemoveAll(one => one is JsonObject variable && variable.Text("id") == Id);
}

/// <summary>Takes the content of another definition over, as importing and going back do; the lineage stays.</summary>
/// <param name="Content">What to take over.</param>
/// <param name="Why">What undo calls it.</param>
public sealed record TakeOver(WorkflowDefinition Content, Sentence Why) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => Why;

    protected internal override void Apply(Sheet sheet)
    {
        var kept = new[] { "id", "definitionId", "version" }.ToDictionary(name => name, name => sheet.Source.Field(name)?.DeepClone());
        sheet.Source.Clear();
        foreach (var (name, value) in Content.Source)
            sheet.Source[name] = value?.DeepClone();
        foreach (var (name, value) in kept)
            Sheet.Set(sheet.Source, name, value);
    }
}
