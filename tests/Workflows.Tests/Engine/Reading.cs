using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Tests.Engine;

/// <summary>One run, as far as the journal tells.</summary>
internal sealed class Reading(long number, long? parent, string activityId)
{
    private const string Over = "over";

    public long Number { get; } = number;

    public long? Parent { get; } = parent;

    public string ActivityId { get; } = activityId;

    /// <summary>In the words of <see cref="RunStatus"/>, "new" before the first line, "over" after the last.</summary>
    public string Status { get; private set; } = "new";

    public bool IsOver => Status == Over;

    /// <summary>Whether it ever failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The outcomes it was left by; none while it is open, and when it was given up.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    public bool MayBecome(string happened) => (Status, happened) switch
    {
        ("new" or nameof(RunStatus.Faulted), "Started") => true,
        (nameof(RunStatus.Running), "Suspended" or "Faulted" or "Completed" or "Canceled") => true,
        (nameof(RunStatus.Waiting), "Resumed" or "Canceled") => true,
        (nameof(RunStatus.Faulted), "Completed" or "Canceled") => true,
        _ => false,
    };

    public void Become(JournalEntry line)
    {
        HasFailed |= line.EventName == "Faulted";
        Outcomes = line.EventName == "Completed" ? line.Outcomes.Count > 0 ? line.Outcomes : ["Done"] : [];
        Status = line.EventName switch
        {
            "Started" or "Resumed" => nameof(RunStatus.Running),
            "Suspended" => nameof(RunStatus.Waiting),
            "Faulted" => nameof(RunStatus.Faulted),
            _ => Over,
        };
    }
}
