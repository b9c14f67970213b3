using Cronos;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>
/// Waits for the next time of a cron expression, once; where it can start the workflow: does so each time. Five fields,
/// or six with seconds first; times are UTC, as in Elsa.
/// </summary>
internal sealed class Cron : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Cron",
        new("Calendar rule", "Règle de calendrier"),
        new("Waits for the next time of a cron expression, or starts the workflow each time.", "Attend la prochaine heure d’une expression cron, ou lance le parcours à chacune."),
        [new("cronExpression", new("Cron expression", "Expression cron"), InputKind.Text, IsRequired: true)],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        if (step.IsTrigger)
            return new(StepResult.Done);
        var next = Next(step.RequiredText("cronExpression"), step.Now) ?? throw new InvalidOperationException($"Step {step.Activity.Id}: this time never comes.");
        step.WaitUntil(next);
        return new(StepResult.Waits);
    }

    public override StartTrigger? TriggerOf(Activity activity, DateTimeOffset now) =>
        activity.Input("cronExpression") is { Type: Expression.Literal } rule && Next(rule.Text, now) is { } next ? new("Cron:" + activity.Id, next) : null;

    private static DateTimeOffset? Next(string rule, DateTimeOffset after)
    {
        var fields = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CronExpression.Parse(rule, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard).GetNextOccurrence(after, TimeZoneInfo.Utc);
    }
}
