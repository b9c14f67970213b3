namespace Governance.Workflows.Flow;

/// <summary>What the flow rules ask of the engine, in order.</summary>
public abstract record FlowEffect
{
    /// <summary>Run this step now, and answer with what came of it.</summary>
    public sealed record Execute(long Run, string ActivityId) : FlowEffect;

    /// <summary>Write a line of the journal. The words are Elsa's: Started, Completed, Suspended, Faulted, Canceled.</summary>
    public sealed record Journal(long Run, string ActivityId, string Event, IReadOnlyList<string>? Outcomes = null) : FlowEffect;

    /// <summary>The run is over without an answer: take away what it waited for.</summary>
    public sealed record Cancel(long Run, string ActivityId) : FlowEffect;

    /// <summary>
    /// Nothing can move any more although work is on its way: a join waits for branches that will never come.
    /// Real Elsa hangs in silence here; this engine says so.
    /// </summary>
    public sealed record Stuck(long Run, string JoinId, IReadOnlyList<string> MissingBranches) : FlowEffect;
}
