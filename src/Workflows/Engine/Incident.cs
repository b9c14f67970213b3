namespace Governance.Workflows.Engine;

/// <summary>Something that stopped a step. The instance waits on it; QA officers and administrators look after it.</summary>
public sealed class Incident
{
    /// <summary>The run of an incident that is about no step: what reached the instance could not be carried out at all.</summary>
    public const long OfTheWhole = 0;

    private Incident()
    {
    }

    internal Incident(Guid id, Guid instanceId, long run, string activityId, string message, string? detail, DateTimeOffset at)
    {
        Id = id;
        InstanceId = instanceId;
        Run = run;
        ActivityId = activityId;
        Message = message;
        Detail = detail;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid InstanceId { get; private set; }

    public long Run { get; private set; }

    public string ActivityId { get; private set; } = "";

    /// <summary>An English sentence: for a broken rule, the rule's own.</summary>
    public string Message { get; private set; } = "";

    /// <summary>For technicians: the exception with its trace. Never shown to other people.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ResolvedAt { get; internal set; }
}
