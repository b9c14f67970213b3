using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Counts the embedded steps that a step still waits for, in its memory.</summary>
internal static class Open
{
    /// <summary>Takes one off the count; whether it was the last.</summary>
    public static bool IsOver(StepContext step)
    {
        var left = step.Memory["open"]!.GetValue<int>() - 1;
        step.Memory["open"] = left;
        return left <= 0;
    }
}
