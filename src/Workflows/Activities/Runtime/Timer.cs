using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>In the middle of a flow: waits once for its interval (Elsa case 39).</summary>
internal sealed class Timer : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Timer",
        new("Timer", "Minuterie"),
        new("Waits for its interval, once.", "Attend une fois son intervalle."),
        [new("interval", new("Interval", "Intervalle"), InputKind.Duration, IsRequired: true)],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.WaitUntil(Period.After(step.Now, step.RequiredText("interval")));
        return new(StepResult.Waits);
    }
}
