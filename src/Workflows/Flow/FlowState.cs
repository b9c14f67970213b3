using System.Collections.Immutable;

namespace Governance.Workflows.Flow;

/// <summary>
/// Where an instance stands: its runs, the queue of this burst, and whether it is over. A value; <see cref="FlowRules.Step"/>
/// answers with another one.
/// </summary>
/// <param name="Runs">The runs that are not over, by number.</param>
/// <param name="Queue">The numbers of the runs to start, first come first served.</param>
/// <param name="LastRun">The number of the newest run there ever was.</param>
/// <param name="IsFinished">Whether the workflow is over.</param>
/// <param name="Awaited">How many effects the engine has not yet answered; nothing starts before they are.</param>
public sealed record FlowState(ImmutableArray<StepRun> Runs, ImmutableArray<long> Queue, long LastRun, bool IsFinished, int Awaited = 0)
{
    public static readonly FlowState New = new([], [], 0, false);

    /// <summary>The run of that number; none once it is over.</summary>
    public StepRun? Run(long number) => StepRuns.PlaceOf(Runs.AsSpan(), number) is >= 0 and var place ? Runs[place] : null;

    /// <summary>Nothing more will happen by itself: only a person, a timer or an event moves it on.</summary>
    public bool IsQuiet => Queue.IsEmpty && Awaited == 0;
}
