using System.Globalization;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>Waits until a date and time; one in the past is no wait at all (Elsa case 40). Where it can start the workflow: does so then, once.</summary>
internal sealed class StartAt : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.StartAt",
        new("Wait until", "Attendre jusqu’au"),
        new("Waits until a date and time, or starts the workflow then.", "Attend jusqu’à une date et une heure, ou lance alors le parcours."),
        [new("dateTime", new("Date and time", "Date et heure"), InputKind.DateTime, IsRequired: true)],
        [Connection.Done]) { TriggerInput = "dateTime" };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var at = Parse(step.RequiredText("dateTime"));
        if (step.IsTrigger || at <= step.Now)
            return new(StepResult.Done);
        step.WaitUntil(at);
        return new(StepResult.Waits);
    }

    public override StartTrigger? TriggerOf(Activity activity, DateTimeOffset now) =>
        TriggerInput.Of(activity, "dateTime") is { } time && Parse(time) is var at && at > now ? new("StartAt:" + activity.Id, at) : null;

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
