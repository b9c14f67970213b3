using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>Waits for the next time of a cron expression, once; where it can start the workflow: does so each time.</summary>
internal sealed class Cron : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Cron",
        new("Calendar rule", "Règle de calendrier"),
        new("Waits for the next time of a cron expression, or starts the workflow each time.", "Attend la prochaine heure d’une expression cron, ou lance le parcours à chacune."),
        [new("cronExpression", new("Cron expression", "Expression cron"), InputKind.CalendarRule, IsRequired: true)],
        [Connection.Done]) { TriggerInput = "cronExpression" };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        if (step.IsTrigger)
            return new(StepResult.Done);
        step.WaitUntil(CalendarRule.After(step.Now, step.RequiredText("cronExpression")));
        return new(StepResult.Waits);
    }

    public override StartTrigger? TriggerOf(Activity activity, DateTimeOffset now) =>
        TriggerInput.Of(activity, "cronExpression") is { } rule && CalendarRule.Next(rule, now) is { } next ? new("Cron:" + activity.Id, next) : null;
}
