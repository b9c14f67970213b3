using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>What came of running or resuming a step.</summary>
public abstract record StepResult
{
    /// <summary>Done, with the plain outcome.</summary>
    public static readonly StepResult Done = new Outcomes(Connection.Done);

    /// <summary>The step has left bookmarks (<see cref="StepContext.WaitFor"/>) and waits.</summary>
    public static readonly StepResult Waits = new Waiting();

    /// <summary>Ends the enclosing flowchart (Elsa's End).</summary>
    public static readonly StepResult EndsFlowchart = new FlowchartEnd();

    /// <summary>Ends the whole workflow (Elsa's Finish and Complete).</summary>
    public static readonly StepResult EndsWorkflow = new WorkflowEnd();

    /// <summary>The step failed before and is faulted now.</summary>
    internal static readonly StepResult Fails = new Failure();

    /// <summary>Done, with these outcomes: every connection that starts from one of them is followed.</summary>
    public static StepResult With(params string[] outcomes) => new Outcomes(outcomes);

    internal abstract FlowAnswer Answer(long run);

    private sealed record Outcomes(params string[] Names) : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Completed(run, Names);
    }

    private sealed record Waiting : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Waits(run);
    }

    private sealed record FlowchartEnd : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.EndsFlowchart(run);
    }

    private sealed record WorkflowEnd : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.EndsWorkflow(run);
    }

    private sealed record Failure : StepResult
    {
        internal override FlowAnswer Answer(long run) => new FlowAnswer.Faulted(run);
    }
}
