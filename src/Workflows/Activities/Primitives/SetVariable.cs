using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Primitives;

/// <summary>Gives a variable a value (Elsa case 42).</summary>
internal sealed class SetVariable : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.SetVariable",
        new("Set a value", "Fixer une valeur"),
        new("Gives a variable of the workflow a value.", "Donne une valeur à une variable du parcours."),
        [
            new("variable", new("Variable", "Variable"), InputKind.Variable, IsRequired: true),
            new("value", new("Value", "Valeur"), InputKind.Any) { TypedBy = "variable" },
        ],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.SetVariable(step.Activity.VariableId("variable") ?? throw new InvalidOperationException($"Step {step.Activity.Id} names no variable."), step.Input("value"));
        return new(StepResult.Done);
    }
}
