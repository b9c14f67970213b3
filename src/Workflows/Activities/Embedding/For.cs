using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs its body for each number of a range. The body sees the number as CurrentValue.</summary>
internal sealed class For : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.For",
        new("Count", "Compter"),
        new("Runs its body for each number from a start to an end.", "Exécute son corps pour chaque nombre d’un début à une fin."),
        [
            new("start", new("From", "De"), InputKind.Number),
            new("end", new("To", "À"), InputKind.Number),
            new("step", new("In steps of", "Par pas de"), InputKind.Number),
            new("outerBoundInclusive", new("Including the end", "Fin comprise"), InputKind.Boolean),
        ],
        [Connection.Done])
    {
        Outputs = [new("currentValue", new("Current value", "Valeur courante"))],
        Ports = [new("body", new("Body", "Corps"))],
    };

    public override bool IsLoop => true;

    public override ValueTask<StepResult> Execute(StepContext step) => new(Round(step, Number(step, "start", 0), 0));

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) =>
        new(Round(step, step.Memory["next"]!.GetValue<double>(), step.Memory["rounds"]!.GetValue<int>()));

    private static StepResult Round(StepContext step, double value, int rounds)
    {
        if (step.IsBreaking || !step.Activity.Ports.TryGetValue("body", out var body) || !IsWithin(step, value))
            return StepResult.Done;
        JsonNode current = double.IsInteger(value) ? JsonValue.Create((long)value) : JsonValue.Create(value);
        step.SetOutput("currentValue", current);
        step.Memory["next"] = value + Pace(step);
        step.Memory["rounds"] = rounds + 1;
        return StepResult.Runs(Loop.Body(body, current, rounds));
    }

    private static bool IsWithin(StepContext step, double value)
    {
        var end = Number(step, "end", 0);
        var isInclusive = step.Flag("outerBoundInclusive", fallback: true);
        return Pace(step) >= 0
            ? isInclusive ? value <= end : value < end
            : isInclusive ? value >= end : value > end;
    }

    /// <summary>Towards the end, whatever sign the definition gives.</summary>
    private static double Pace(StepContext step)
    {
        var pace = Number(step, "step", 1);
        return pace == 0 ? throw new InvalidOperationException($"Step {step.Activity.Id} counts in steps of nothing.") : pace;
    }

    private static double Number(StepContext step, string name, double fallback) =>
        step.Text(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
