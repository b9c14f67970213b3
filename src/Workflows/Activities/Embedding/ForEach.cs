using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs its body for each item of a list, one after the other (Elsa case 62). The body sees CurrentValue and CurrentIndex.</summary>
internal sealed class ForEach : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.ForEach",
        new("For each", "Pour chaque"),
        new("Runs its body for each item of a list, one after the other.", "Exécute son corps pour chaque élément d’une liste, l’un après l’autre."),
        [new("items", new("Items", "Éléments"), InputKind.Any, IsRequired: true)],
        [Connection.Done])
    {
        Outputs = [new("currentValue", new("Current value", "Valeur courante"))],
        Ports = [new("body", new("Body", "Corps"))],
    };

    public override bool IsLoop => true;

    public override ValueTask<StepResult> Execute(StepContext step) => new(Round(step, 0));

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(Round(step, step.Memory["next"]!.GetValue<int>()));

    private static StepResult Round(StepContext step, int index)
    {
        if (step.IsBreaking)
            return StepResult.Done;
        var items = step.List("items");
        if (index >= items.Count)
            return StepResult.Done;
        step.SetOutput("currentValue", items[index]);
        step.Memory["next"] = index + 1;
        return step.Activity.Ports.TryGetValue("body", out var body) ? StepResult.Runs(Loop.Body(body, items[index], index)) : StepResult.Done;
    }
}

/// <summary>What a loop's body sees.</summary>
internal static class Loop
{
    public static ChildRun Body(Activity body, JsonNode? value, int index) =>
        new(body.Id, new JsonObject { ["CurrentValue"] = value?.DeepClone(), ["CurrentIndex"] = index });
}
