using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs its body as long as a condition is true (Elsa case 65).</summary>
internal sealed class While : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.While",
        new("While", "Tant que"),
        new("Runs its body again as long as the condition is true.", "Exécute son corps tant que la condition est vraie."),
        [new("condition", new("Condition", "Condition"), InputKind.Condition, IsRequired: true)],
        [Connection.Done])
    {
        Ports = [new("body", new("Body", "Corps"))],
    };

    public override bool IsLoop => true;

    public override ValueTask<StepResult> Execute(StepContext step) => new(Round(step));

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(Round(step));

    private static StepResult Round(StepContext step) =>
        !step.IsBreaking && step.Activity.Ports.TryGetValue("body", out var body) && step.Flag("condition")
            ? StepResult.Runs(new ChildRun(body.Id))
            : StepResult.Done;
}
