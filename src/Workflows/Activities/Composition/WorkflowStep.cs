using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Composition;

/// <summary>
/// A workflow used as a step, in the version that it was published with (Elsa case 72). Its inputs are this step's
/// fields, its outcomes those that its Complete names.
/// </summary>
internal sealed class WorkflowStep : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        WorkflowAsStep.Type,
        new("Workflow as a step", "Parcours comme étape"),
        new("Runs another workflow in place of this step.", "Exécute un autre parcours à la place de cette étape."),
        [],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var input = new JsonObject();
        foreach (var (name, value) in step.Activity.Source)
        {
            if (value is JsonObject wrapped && wrapped.Has("expression"))
                input[JsonFields.CamelCase(name)] = step.Input(name);
        }
        step.Memory["input"] = input;
        return new(StepResult.Runs(new ChildRun(step.Activity.Ports["root"].Id)));
    }

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(StepResult.With(child.Outcomes));
}
