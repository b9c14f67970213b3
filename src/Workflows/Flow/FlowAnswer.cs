namespace Governance.Workflows.Flow;

/// <summary>What is told to the flow rules: the workflow begins, a step answered, a waiting run is cancelled.</summary>
public abstract record FlowAnswer
{
    /// <summary>The workflow begins; at the step that was triggered, where one was.</summary>
    public sealed record Begin(string? TriggeredActivityId) : FlowAnswer;

    /// <summary>The step is done and offers these outcomes; connections that start from one of them are followed.</summary>
    public sealed record Completed(long Run, IReadOnlyList<string> Outcomes) : FlowAnswer;

    /// <summary>The step waits for something from outside.</summary>
    public sealed record Waits(long Run) : FlowAnswer;

    /// <summary>The step threw; its flowchart cannot complete while it stays faulted.</summary>
    public sealed record Faulted(long Run) : FlowAnswer;

    /// <summary>The step ends its flowchart at once (Elsa's End): what still runs inside is cancelled.</summary>
    public sealed record EndsFlowchart(long Run) : FlowAnswer;

    /// <summary>The step ends the whole workflow (Elsa's Complete and Finish): everything else is cancelled.</summary>
    public sealed record EndsWorkflow(long Run) : FlowAnswer;

    /// <summary>The whole instance is cancelled from outside.</summary>
    public sealed record CancelAll : FlowAnswer;
}
