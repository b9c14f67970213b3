using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Composition;

/// <summary>Runs another workflow here and now, in the same transaction; where that one waits, it may be waited for (Elsa cases 56, 58 and 95).</summary>
internal sealed class ExecuteWorkflow : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.ExecuteWorkflow",
        new("Run a workflow", "Exécuter un parcours"),
        new("Runs another workflow at once and hands over its result.", "Exécute aussitôt un autre parcours et en donne le résultat."),
        [Children.Definition, Children.Correlation, Children.Input, Children.Wait],
        [Connection.Done])
    {
        Outputs = [new("result", new("Result", "Résultat"))],
    };

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        var request = Children.Request(step, step.Burst.Tree.NewInstanceId(), Children.InputOf(step));
        var child = await step.Burst.RunChild(request);
        if (child is null)
            return StepResult.Done;
        if (step.Flag("waitForCompletion") && child.Instance.Status == InstanceStatus.Running)
        {
            step.WaitFor(request.ParentKey!);
            return StepResult.Waits;
        }
        step.SetOutput("result", ChildResult.Of(child));
        return StepResult.Done;
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload)
    {
        step.SetOutput("result", payload);
        return new(StepResult.Done);
    }
}
