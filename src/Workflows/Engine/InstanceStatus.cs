namespace Governance.Workflows.Engine;

/// <summary>Elsa's two statuses.</summary>
public enum InstanceStatus
{
    Running,
    Finished,
}

/// <summary>Elsa's finer statuses, as far as they outlast a burst.</summary>
public enum InstanceSubStatus
{
    /// <summary>Waits for people, events or timers.</summary>
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}
