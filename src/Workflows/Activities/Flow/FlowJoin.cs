using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Where branches meet again. When it runs is decided by the flow rules; running it does nothing more.</summary>
internal sealed class FlowJoin : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.FlowJoin",
        new("Join", "Jonction"),
        new("Goes on when all branches have arrived, or the first one.", "Continue quand toutes les branches sont arrivées, ou la première."),
        [new("mode", new("Waits for", "Attend"), InputKind.Choice, Options: [new("WaitAll", new("all branches", "toutes les branches")), new("WaitAllActive", new("all branches that were begun", "toutes les branches commencées")), new("WaitAny", new("the first branch", "la première branche"))]) { TypeName = "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode" }],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step) => new(StepResult.Done);
}
