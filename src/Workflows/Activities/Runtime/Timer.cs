using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>In the middle of a flow: waits once for its interval (Elsa case 39). Where it can start the workflow: does so again and again (case 80).</summary>
internal sealed class Timer : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Timer",
        new("Timer", "Minuterie"),
        new("Waits for its interval, or starts the workflow each time it has passed.", "Attend son intervalle, ou lance le parcours chaque fois qu’il est écoulé."),
        [new("interval", new("Interval", "Intervalle"), InputKind.Interval, IsRequired: true)],
        [Connection.Done]) { TriggerInput = "interval" };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        if (step.IsTrigger)
            return new(StepResult.Done);
        step.WaitUntil(Period.After(step.Now, step.RequiredText("interval")));
        return new(StepResult.Waits);
    }

    public override StartTrigger? TriggerOf(Activity activity, DateTimeOffset now) =>
        TriggerInput.Of(activity, "interval") is { } interval && Period.IsInterval(interval) ? new("Timer:" + activity.Id, Period.After(now, interval)) : null;
}
