using System.Collections.Immutable;

namespace Governance.Workflows.Flow;

/// <summary>
/// Where an instance stands: its runs, the queue of this burst, and whether it is over. A value; <see cref="FlowRules.Step"/>
/// answers with another one.
/// </summary>
public sealed record FlowState(ImmutableArray<StepRun> Runs, ImmutableArray<long> Queue, long LastRun, bool IsFinished)
{
    public static readonly FlowState New = new([], [], 0, false);

    /// <summary>The run of that number; none once it is over.</summary>
    public StepRun? Run(long number) => Runs.FirstOrDefault(run => run.Number == number);

    /// <summary>Nothing more will happen by itself: only a person, a timer or an event moves it on.</summary>
    public bool IsQuiet => Queue.IsEmpty;
}
