using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs one of two embedded steps, by a condition (Elsa case 67).</summary>
internal sealed class If : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.If",
        new("If", "Si"),
        new("Runs one embedded step when the condition is true, the other when it is not.", "Exécute une étape intérieure quand la condition est vraie, l’autre sinon."),
        [new("condition", new("Condition", "Condition"), InputKind.Condition, IsRequired: true)],
        [Connection.Done])
    {
        Outputs = [new("result", new("Result", "Résultat"))],
        Ports = [new("then", new("Then", "Alors")), new("else", new("Otherwise", "Sinon"))],
    };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var isTrue = step.Flag("condition");
        step.SetOutput("result", isTrue);
        return new(step.Activity.Ports.TryGetValue(isTrue ? "then" : "else", out var next) ? StepResult.Runs(new ChildRun(next.Id)) : StepResult.Done);
    }
}
