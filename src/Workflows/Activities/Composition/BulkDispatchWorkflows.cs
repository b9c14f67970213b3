using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Composition;

/// <summary>
/// Asks for a new instance of another workflow for each item of a list, and may wait for all of them; an embedded step
/// runs as each one is over (Elsa case 61).
/// </summary>
internal sealed class BulkDispatchWorkflows : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.BulkDispatchWorkflows",
        new("Start a workflow for each", "Lancer un parcours pour chacun"),
        new("Starts another workflow for each item of a list.", "Lance un autre parcours pour chaque élément d’une liste."),
        [
            Children.Definition,
            new("items", new("Items", "Éléments"), InputKind.Any, IsRequired: true),
            new("defaultItemInputKey", new("Input for the item", "Entrée pour l’élément"), InputKind.Text),
            new("correlationIdFunction", new("Correlation id", "Identifiant de corrélation"), InputKind.Text),
            Children.Input,
            Children.Wait,
        ],
        ["Completed", "Canceled", Connection.Done])
    {
        Ports =
        [
            new("childCompleted", new("As each one ends", "À la fin de chacun")),
            new("childFaulted", new("As one faults", "Quand l’un défaille")),
        ],
    };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var items = step.List("items");
        var waits = step.Flag("waitForCompletion", fallback: true) && items.Count > 0;
        foreach (var item in items)
            Children.Ask(step, RequestFor(step, item) with { ParentKey = waits ? Key(step) : null });
        if (!waits)
            return new(StepResult.With("Completed", Connection.Done));
        step.Memory["children"] = items.Count;
        step.Memory["open"] = 0;
        step.WaitFor(Key(step));
        return new(StepResult.Waits);
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload)
    {
        step.Memory["children"] = Count(step, "children") - 1;
        var port = payload?[ChildResult.SubStatus]?.ToString() == nameof(InstanceSubStatus.Faulted) ? "childFaulted" : "childCompleted";
        if (!step.Activity.Ports.TryGetValue(port, out var each))
            return new(After(step));
        step.Memory["open"] = Count(step, "open") + 1;
        step.WaitFor(Key(step));
        return new(StepResult.RunsAndWaits(new ChildRun(each.Id, new JsonObject
        {
            ["ChildInstanceId"] = payload?["WorkflowInstanceId"]?.DeepClone(),
            ["ChildOutput"] = payload?[ChildResult.Output]?.DeepClone(),
        })));
    }

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child)
    {
        step.Memory["open"] = Count(step, "open") - 1;
        return new(IsOver(step) ? Over : StepResult.Stays);
    }

    private static StepResult Over => StepResult.With("Completed", Connection.Done);

    private static StepResult After(StepContext step)
    {
        if (IsOver(step))
            return Over;
        step.WaitFor(Key(step));
        return StepResult.Waits;
    }

    private static bool IsOver(StepContext step) => Count(step, "children") == 0 && Count(step, "open") == 0;

    private static int Count(StepContext step, string name) => step.Memory[name]!.GetValue<int>();

    private static string Key(StepContext step) => $"Children:{step.InstanceId}:{step.Run}";

    /// <summary>An item that is an object is the child's input; any other goes in under the name that the definition gives.</summary>
    private static InstanceRequest RequestFor(StepContext step, JsonNode? item)
    {
        var input = Children.InputOf(step);
        if (item is JsonObject fields)
        {
            foreach (var (name, value) in fields)
                input[name] = value?.DeepClone();
        }
        else
        {
            input[step.Text("defaultItemInputKey") is { Length: > 0 } name ? name : "Item"] = item?.DeepClone();
        }
        step.SetLocal("Item", item);
        return Children.Request(step, step.Burst.Tree.NewInstanceId(), input) with
        {
            CorrelationId = step.Text("correlationIdFunction") is { Length: > 0 } correlationId ? correlationId : null,
        };
    }
}
