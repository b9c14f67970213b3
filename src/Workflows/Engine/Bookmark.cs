namespace Governance.Workflows.Engine;

/// <summary>
/// What a waiting step waits for: an event of this key, or the time, whichever row is met first. Taken away in the burst
/// that resumes or cancels the step.
/// </summary>
public sealed class Bookmark
{
    private Bookmark()
    {
    }

    internal Bookmark(Guid id, Guid instanceId, long run, string activityId, string activityType, string key, DateTimeOffset? dueAt, DateTimeOffset at)
    {
        Id = id;
        InstanceId = instanceId;
        Run = run;
        ActivityId = activityId;
        ActivityType = activityType;
        Key = key;
        DueAt = dueAt;
        CreatedAt = at;
    }

    public Guid Id { get; private set; }

    public Guid InstanceId { get; private set; }

    /// <summary>The run that waits.</summary>
    public long Run { get; private set; }

    public string ActivityId { get; private set; } = "";

    public string ActivityType { get; private set; } = "";

    /// <summary>The trigger key that resumes it; for a timer, a key that no event has.</summary>
    public string Key { get; private set; } = "";

    /// <summary>For a timer: when it is due.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>A due timer is left alone until then: whoever claimed it is at it, or failed and waits.</summary>
    public DateTimeOffset? ClaimedUntil { get; internal set; }

    /// <summary>How often somebody has begun on it since it became due.</summary>
    public int Attempts { get; internal set; }

    public DateTimeOffset CreatedAt { get; private set; }
}
