namespace Governance.Workflows.Engine;

/// <summary>
/// One line of an instance's journal, in Elsa's words: Started, Completed, Suspended, Resumed, Faulted, Canceled.
/// </summary>
public sealed class JournalEntry
{
    private JournalEntry()
    {
    }

    internal JournalEntry(Guid instanceId, int sequence, long? run, long? parentRun, string activityId, string activityType, string eventName, IReadOnlyList<string>? outcomes, Guid? byId, DateTimeOffset at)
    {
        InstanceId = instanceId;
        Sequence = sequence;
        Run = run;
        ParentRun = parentRun;
        ActivityId = activityId;
        ActivityType = activityType;
        EventName = eventName;
        Outcomes = outcomes ?? [];
        ById = byId;
        At = at;
    }

    public Guid InstanceId { get; private set; }

    /// <summary>From 1 within the instance, without gaps.</summary>
    public int Sequence { get; private set; }

    public long? Run { get; private set; }

    /// <summary>The run it stands in; none for the root.</summary>
    public long? ParentRun { get; private set; }

    /// <summary>The step; one of a workflow used as a step is named after that step too ("using/used").</summary>
    public string ActivityId { get; private set; } = "";

    public string ActivityType { get; private set; } = "";

    public string EventName { get; private set; } = "";

    /// <summary>The outcomes of a Completed line; empty for the plain Done.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    /// <summary>The person on whose word this happened; null for timers and other systems.</summary>
    public Guid? ById { get; private set; }

    public DateTimeOffset At { get; private set; }
}
