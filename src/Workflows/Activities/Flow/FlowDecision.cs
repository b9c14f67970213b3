using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Goes one of two ways, by a condition (Elsa case 02).</summary>
internal sealed class FlowDecision : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.FlowDecision",
        new("Condition", "Condition"),
        new("Goes one way when the condition is true, the other way when it is not.", "Prend une voie quand la condition est vraie, l’autre sinon."),
        [new("condition", new("Condition", "Condition"), InputKind.Condition, IsRequired: true)],
        ["True", "False"]);

    public override ValueTask<StepResult> Execute(StepContext step) => new(StepResult.With(step.Flag("condition") ? "True" : "False"));
}
