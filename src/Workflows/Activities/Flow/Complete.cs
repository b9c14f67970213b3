using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Completes the workflow, or the one used as a step that it stands in, with outcomes for whoever uses it (Elsa cases 48, 55 and 72).</summary>
internal sealed class Complete : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Complete",
        new("Complete", "Conclure"),
        new("Completes the workflow with the outcomes given.", "Conclut le parcours avec les issues données."),
        [new("outcomes", new("Outcomes", "Issues"), InputKind.Any)],
        []) { IsTerminal = true };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        // a text is one outcome, whatever it looks like: so it is in Elsa too (case 72)
        string[] outcomes = step.Input("outcomes") switch
        {
            null => [Connection.Done],
            JsonArray names => [.. names.Select(name => name?.ToString() ?? "")],
            var name => [name.ToString()],
        };
        step.SetOutput("outcomes", new JsonArray([.. outcomes.Select(name => JsonValue.Create(name))]));
        return new(StepResult.Ends(Extent.Workflow, outcomes));
    }
}
