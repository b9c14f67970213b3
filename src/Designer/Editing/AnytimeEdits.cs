using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Anytime;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>Work on what people may do at any time.</summary>
public abstract record AnytimeEdit : Edit
{
    protected static JsonArray ActionsOf(Sheet sheet) => Sheet.List(sheet.CustomProperties, AnytimeAction.Property);

    protected static JsonObject Named(JsonArray actions, string name) =>
        actions.OfType<JsonObject>().FirstOrDefault(action => (action.Text("name") ?? "") == name)
        ?? throw new RuleBroken(new Sentence("The action “{0}” is no longer there.", name));

    protected static void MustBeFree(JsonArray actions, string name)
    {
        Rule.Require(name.Trim() is { Length: > 0 and <= 60 }, "The name of an action has 1 to {0} characters.", 60);
        Rule.Require(!actions.OfType<JsonObject>().Any(one => one.Text("name") == name), "There is an action “{0}” already.", name);
    }

    protected static Bilingual Label(WorkflowDefinition before, string name) =>
        AnytimeForm.Of(before).FirstOrDefault(action => action.Name == name) is { Label: { IsComplete: true } label } ? label : new(name, name);
}

/// <summary>Lets people do one thing more at any time, offered as the last.</summary>
public sealed record AddAnytime(AnytimeForm Action) : AnytimeEdit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Add the action “{0}”", Action.Label);

    protected internal override void Apply(Sheet sheet)
    {
        var actions = ActionsOf(sheet);
        Rule.Require(actions.Count < 20, "A workflow has at most {0} actions at any time.", 20);
        MustBeFree(actions, Action.Name);
        var made = new JsonObject();
        Action.Over(made);
        actions.Add((JsonNode)made);
    }
}

/// <summary>Changes what an action says, who may take it, when, and what it does; also its name in the file.</summary>
/// <param name="Name">The name that it has before.</param>
/// <param name="To">What it is after the edit.</param>
public sealed record ChangeAnytime(string Name, AnytimeForm To) : AnytimeEdit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change the action “{0}”", Label(before, Name));

    protected internal override void Apply(Sheet sheet)
    {
        var actions = ActionsOf(sheet);
        if (To.Name != Name)
            MustBeFree(actions, To.Name);
        To.Over(Named(actions, Name));
    }
}

/// <summary>Lets people do it no more.</summary>
public sealed record RemoveAnytime(string Name) : AnytimeEdit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Take away the action “{0}”", Label(before, Name));

    protected internal override void Apply(Sheet sheet)
    {
        var actions = ActionsOf(sheet);
        actions.Remove(Named(actions, Name));
        if (actions.Count == 0)
            Sheet.Set(sheet.CustomProperties, AnytimeAction.Property, null);
    }
}

/// <summary>Offers an action earlier or later among the others.</summary>
/// <param name="Name">The action.</param>
/// <param name="By">How many places: up where it is negative.</param>
public sealed record MoveAnytime(string Name, int By) : AnytimeEdit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Move the action “{0}”", Label(before, Name));

    protected internal override void Apply(Sheet sheet)
    {
        var actions = ActionsOf(sheet);
        var action = Named(actions, Name);
        var place = Math.Clamp(actions.IndexOf(action) + By, 0, actions.Count - 1);
        actions.Remove(action);
        actions.Insert(place, action);
    }
}
