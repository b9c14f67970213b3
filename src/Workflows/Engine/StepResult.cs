using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>What came of running or resuming a step, or of asking it about a step embedded in it.</summary>
public abstract record StepResult
{
    /// <summary>Done, with the plain outcome.</summary>
    public static readonly StepResult Done = new Outcomes(Connection.Done);

    /// <summary>The step has left bookmarks (<see cref="StepContext.WaitFor"/>) and waits.</summary>
    public static readonly StepResult Waits = new Waiting();

    /// <summary>Asked about an embedded step, it has nothing new to do: others still run, or it still waits.</summary>
    public static readonly StepResult Stays = new Staying();

    /// <summary>The step failed before and is faulted now.</summary>
    internal static readonly StepResult Fails = new Failure();

    /// <summary>Done, with these outcomes: every connection that starts from one of them is followed.</summary>
    public static StepResult With(params IReadOnlyList<string> outcomes) => new Outcomes(outcomes);

    /// <summary>Runs steps that are embedded in it; <see cref="ActivityType.ChildOver"/> is called each time one of them is over.</summary>
    public static StepResult Runs(params IReadOnlyList<ChildRun> children) => new Running(children, false);

    /// <summary>As <see cref="Runs"/>, and goes on waiting for something from outside.</summary>
    public static StepResult RunsAndWaits(params IReadOnlyList<ChildRun> children) => new Running(children, true);

    /// <summary>Done, and ends what it stands in.</summary>
    public static StepResult Ends(Extent extent, params IReadOnlyList<string> outcomes) => new Ending(extent, outcomes);

    internal abstract FlowAnswer Answer(long run);

    private sealed record Outcomes(params IReadOnlyList<string> Names) : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Completed(run, Names);
    }

    private sealed record Running(IReadOnlyList<ChildRun> Children, bool AlsoWaits) : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Runs(run, Children, AlsoWaits);
    }

    private sealed record Waiting : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Waits(run);
    }

    private sealed record Staying : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Stays(run);
    }

    private sealed record Ending(Extent Extent, IReadOnlyList<string> Names) : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Ends(run, Extent, Names);
    }

    private sealed record Failure : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Faulted(run);
    }
}
