namespace Governance.Workflows.Flow;

/// <summary>What the flow rules ask of the engine, in order.</summary>
public abstract record FlowEffect
{
    /// <summary>Run this step now, and answer with what came of it.</summary>
    public sealed record Execute(long Run, string ActivityId) : FlowEffect;

    /// <summary>Go on with this step, whose bookmark was met, and answer with what came of it.</summary>
    public sealed record Resume(long Run, string ActivityId) : FlowEffect;

    /// <summary>Ask this step what follows now that a step embedded in it is over, and answer with what it says.</summary>
    /// <param name="Run">The step that is asked.</param>
    /// <param name="ActivityId">Its id.</param>
    /// <param name="Child">What is over.</param>
    public sealed record Ask(long Run, string ActivityId, ChildOver Child) : FlowEffect;

    /// <summary>Write a line of the journal. The words are Elsa's: Started, Completed, Suspended, Resumed, Faulted, Canceled.</summary>
    public sealed record Journal(long Run, long? Parent, string ActivityId, string Event, IReadOnlyList<string>? Outcomes = null) : FlowEffect;

    /// <summary>The run is over without an answer: take away what it waited for.</summary>
    public sealed record Cancel(long Run, string ActivityId) : FlowEffect;

    /// <summary>The rules themselves cannot go on from this step: report why.</summary>
    public sealed record Fault(long Run, string ActivityId, string Reason) : FlowEffect;

    /// <summary>
    /// Nothing can move any more although work is on its way: a join waits for branches that will never come.
    /// Real Elsa hangs in silence here; this engine says so.
    /// </summary>
    public sealed record Stuck(long Run, string JoinId, IReadOnlyList<string> MissingBranches) : FlowEffect;
}

/// <summary>An embedded step that is over.</summary>
/// <param name="Run">Its run.</param>
/// <param name="ActivityId">Its id.</param>
/// <param name="Outcomes">What it offered; empty when it was cancelled.</param>
/// <param name="IsTerminal">Whether it ends what it stands in (Elsa's End and Break).</param>
public sealed record ChildOver(long Run, string ActivityId, IReadOnlyList<string> Outcomes, bool IsTerminal = false);
