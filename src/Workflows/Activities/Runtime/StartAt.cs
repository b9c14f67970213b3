using System.Globalization;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>Waits until a date and time; one in the past is no wait at all (Elsa case 40).</summary>
internal sealed class StartAt : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.StartAt",
        new("Wait until", "Attendre jusqu’au"),
        new("Waits until a date and time.", "Attend jusqu’à une date et une heure."),
        [new("dateTime", new("Date and time", "Date et heure"), InputKind.DateTime, IsRequired: true)],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var at = DateTimeOffset.Parse(step.RequiredText("dateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (at <= step.Now)
            return new(StepResult.Done);
        step.WaitUntil(at);
        return new(StepResult.Waits);
    }
}
