using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Composition;

/// <summary>Asks for a new instance of another workflow, which begins after this burst; it may be waited for (Elsa case 59).</summary>
internal sealed class DispatchWorkflow : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.DispatchWorkflow",
        new("Start a workflow", "Lancer un parcours"),
        new("Starts another workflow that goes on by itself.", "Lance un autre parcours qui avance de lui-même."),
        [Children.Definition, Children.Correlation, Children.Input, Children.Wait],
        [Connection.Done])
    {
        Outputs = [new("result", new("Result", "Résultat"))],
    };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var request = Children.Request(step, step.Burst.Tree.NewInstanceId(), Children.InputOf(step));
        if (!step.Flag("waitForCompletion"))
        {
            Children.Ask(step, request with { ParentKey = null });
            return new(StepResult.Done);
        }
        Children.Ask(step, request);
        step.WaitFor(request.ParentKey!);
        return new(StepResult.Waits);
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload)
    {
        step.SetOutput("result", payload?[ChildResult.Output]?.DeepClone());
        return new(StepResult.Done);
    }
}
