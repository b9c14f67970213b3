using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Tests.Engine;

/// <summary>
/// A step that waits for an answer: an outcome to go by, "again" to be asked once more, or "fails". One with a deadline
/// also waits for the time, and then goes by "late". It writes a line when it is given up.
/// </summary>
internal sealed class Ask : ActivityType
{
    public const string Type = "Tests.Ask";
    public const string Late = "late";
    public const string Again = "again";
    public const string Fails = "fails";

    public override ActivityDeclaration Declaration { get; } = new(Type, new("Ask", "Demander"), new("Waits.", "Attend."), [], ["Done", "yes", "no", "back", Late]);

    public static string EventOf(Bookmark bookmark) => bookmark.Key["Event:".Length..];

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        if (step.Activity.CustomProperties.Flag("hasDeadline"))
            step.WaitUntil(step.Now + TimeSpan.FromHours(1));
        return new(Wait(step));
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload) => payload?.ToString() switch
    {
        null => new(StepResult.With(Late)),
        Again => new(Wait(step)),
        Fails => throw new InvalidOperationException("The answer could not be taken."),
        var outcome => new(StepResult.With(outcome)),
    };

    public override ValueTask Cancel(StepContext step)
    {
        step.WriteLine($"{step.Run} given up");
        return ValueTask.CompletedTask;
    }

    private static StepResult Wait(StepContext step)
    {
        var asked = step.Memory["asked"]?.GetValue<int>() ?? 0;
        step.Memory["asked"] = asked + 1;
        step.WaitFor($"Event:{step.Activity.Id}.{step.Run}.{asked}");
        return StepResult.Waits;
    }
}
