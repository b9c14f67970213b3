using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Primitives;

/// <summary>Faults on purpose (Elsa case 43).</summary>
internal sealed class Fault : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Fault",
        new("Fault", "Défaillance"),
        new("Stops this branch with a message.", "Arrête cette branche avec un message."),
        [
            new("code", new("Code", "Code"), InputKind.Text),
            new("category", new("Category", "Catégorie"), InputKind.Text),
            new("faultType", new("Kind", "Genre"), InputKind.Text),
            new("message", new("Message", "Message"), InputKind.Text),
        ],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step) =>
        throw new InvalidOperationException(step.Text("message") is { Length: > 0 } message ? message : $"Step {step.Activity.Id} faults on purpose.");
}
