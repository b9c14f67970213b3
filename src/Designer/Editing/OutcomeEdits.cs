using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>Work on the outcomes that a step's own list has.</summary>
public abstract record OutcomeEdit(string Id) : Edit
{
    protected static JsonArray OutcomesOf(Sheet sheet, string id) => Sheet.List(sheet.Step(id), "outcomes");

    protected static JsonObject Named(JsonArray outcomes, string name) =>
        outcomes.OfType<JsonObject>().FirstOrDefault(outcome => outcome.Text("name") == name)
        ?? throw new RuleBroken(new Sentence("The outcome “{0}” is no longer there.", name));

    protected Bilingual Label(WorkflowDefinition before, string name) =>
        before.Find(Id) is { } step ? OfferedOutcomes.LabelOf(step, name) : new(name, name);
}

/// <summary>Offers one outcome more, as the last.</summary>
public sealed record AddOutcome(string Id, OutcomeForm Outcome) : OutcomeEdit(Id)
{
    public override Sentence Describe(WorkflowDefinition before) => new("Add the outcome “{0}” to “{1}”", Outcome.Label, Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        var outcomes = OutcomesOf(sheet, Id);
        Rule.Require(outcomes.Count < 20, "A step offers at most {0} outcomes.", 20);
        Rule.Require(!outcomes.OfType<JsonObject>().Any(one => one.Text("name") == Outcome.Name), "The step offers the outcome “{0}” twice.", Outcome.Name);
        var made = new JsonObject();
        Outcome.Over(made);
        outcomes.Add((JsonNode)made);
    }
}

/// <summary>Changes what an outcome says and asks for; its name and its way stay.</summary>
public sealed record ChangeOutcome(string Id, OutcomeForm Outcome) : OutcomeEdit(Id)
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change the outcome “{0}” of “{1}”", Label(before, Outcome.Name), Called(before, Id));

    protected internal override void Apply(Sheet sheet) => Outcome.Over(Named(OutcomesOf(sheet, Id), Outcome.Name));
}

/// <summary>Offers an outcome no more, and takes its line away.</summary>
public sealed record RemoveOutcome(string Id, string Name) : OutcomeEdit(Id)
{
    public override Sentence Describe(WorkflowDefinition before) => new("Take away the outcome “{0}” of “{1}”", Label(before, Name), Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        var outcomes = OutcomesOf(sheet, Id);
        outcomes.Remove(Named(outcomes, Name));
        Ways.Take(Sheet.ConnectionsOf(sheet.FlowchartAround(Id)), line => line.Source == Id && line.SourcePort == Name);
    }
}

/// <summary>Offers an outcome earlier or later among the others.</summary>
/// <param name="Id">The step.</param>
/// <param name="Name">The outcome.</param>
/// <param name="By">How many places: up where it is negative.</param>
public sealed record MoveOutcome(string Id, string Name, int By) : OutcomeEdit(Id)
{
    public override Sentence Describe(WorkflowDefinition before) => new("Move the outcome “{0}” of “{1}”", Label(before, Name), Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        var outcomes = OutcomesOf(sheet, Id);
        var outcome = Named(outcomes, Name);
        var place = Math.Clamp(outcomes.IndexOf(outcome) + By, 0, outcomes.Count - 1);
        outcomes.Remove(outcome);
        outcomes.Insert(place, outcome);
    }
}

/// <summary>Gives an outcome the name by which lines, conditions and the answers of people know it; its line and the conditions that ask for it go with it.</summary>
public sealed record RenameOutcome(string Id, string Name, string To) : OutcomeEdit(Id)
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change the outcome “{0}” of “{1}”", Label(before, Name), Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        Rule.Require(To.Trim() is { Length: > 0 and <= 60 }, "The name of an outcome has 1 to {0} characters.", 60);
        var outcomes = OutcomesOf(sheet, Id);
        Rule.Require(To == Name || !outcomes.OfType<JsonObject>().Any(one => one.Text("name") == To), "The step offers the outcome “{0}” twice.", To);
        Named(outcomes, Name)["name"] = To.Trim();
        Ways.RenamePort(Sheet.ConnectionsOf(sheet.FlowchartAround(Id)), Id, Name, To.Trim());
        AskedSteps.RenameOutcome(sheet.Source, Id, Name, To.Trim());
    }
}

/// <summary>Work on what a step says of the outcomes that a part brings along.</summary>
public abstract record PartOutcomeEdit(string Id, string Name) : OutcomeEdit(Id)
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change the outcome “{0}” of “{1}”", Label(before, Name), Called(before, Id));

    protected internal override void Apply(Sheet sheet)
    {
        var step = sheet.Step(Id);
        var outcomes = Sheet.List(step, "outcomes");
        var outcome = outcomes.OfType<JsonObject>().FirstOrDefault(one => one.Text("name") == Name);
        if (outcome is null)
            outcomes.Add((JsonNode)(outcome = new JsonObject { ["name"] = Name }));
        Say(outcome);
        if (outcome.Count == 1)
            outcomes.Remove(outcome);
        if (outcomes.Count == 0)
            Sheet.Set(step, "outcomes", null);
    }

    protected abstract void Say(JsonObject outcome);
}

/// <summary>Says of a part whether one of its outcomes sends the proposal back, with a reason, to be asked about again.</summary>
public sealed record SetReturn(string Id, string Name, bool IsReturn) : PartOutcomeEdit(Id, Name)
{
    protected override void Say(JsonObject outcome)
    {
        Sheet.Set(outcome, "needsReason", IsReturn ? true : null);
        Sheet.Set(outcome, "returns", IsReturn ? true : null);
    }
}

/// <summary>Says what people read for an outcome that a part brings along; its name is the part's own.</summary>
public sealed record LabelOutcome(string Id, string Name, Bilingual To) : PartOutcomeEdit(Id, Name)
{
    protected override void Say(JsonObject outcome) => Sheet.Set(outcome, "label", To is { En: "", Fr: "" } ? null : Sheet.Pair(To));
}
