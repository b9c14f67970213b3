using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Primitives;

/// <summary>Writes a line to the program's log.</summary>
internal sealed class WriteLine : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.WriteLine",
        new("Write a line", "Écrire une ligne"),
        new("Writes a line to the log of the program.", "Écrit une ligne dans le journal du programme."),
        [new("text", new("Text", "Texte"), InputKind.Text)],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.WriteLine(step.Text("text") ?? "");
        return new(StepResult.Done);
    }
}
