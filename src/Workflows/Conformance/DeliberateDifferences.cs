using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>
/// Every difference from real Elsa that is meant, with its reason: nothing else may differ. Each is a rule about what was
/// recorded, so that it also covers a case of the same kind that nobody has looked at; where its condition does not hold
/// it changes nothing. A rule that no recorded case needs is an error.
/// </summary>
internal static class DeliberateDifferences
{
    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
        new([47], new("Real Elsa cancels without a record. Here every open step is recorded Canceled."), Endings.CancelledOnRecord),
        new([48], new("Real Elsa records the completion of one flowchart twice. Here it is recorded once."), Endings.CompletedOnce),
        new([50], new("Real Elsa finishes and leaves open steps as they are. Here what waits is recorded Canceled, and what it stands in Completed."), Endings.FinishedOnRecord),
        new([55], new("Real Elsa faults or goes on when a step deep inside completes the workflow. Here the workflow is complete."), Endings.CompletedFromInside),
        new([58, 97, 98, 100], new("Real Elsa forgets at a suspension: inputs, outputs, variables without a storage driver, results of children that waited. Here they are kept for the whole life."), Memory.Kept),
        new([64], new("Real Elsa records the second of two parallel waits as Resumed when it begins. Here it is Started."), Endings.BegunNotResumed),
        new([81], new("Real Elsa accepts the retry of a faulted step and does nothing. Here the step is run again."), Retries.ReallyRun),
        new([12, 14, 27, 28, 84], new("Real Elsa hangs in silence at a join whose branch will not come. Here an incident names the join."), Joins.StrandedIsReported),
        new([25, 83], new("Real Elsa never finishes once a cascade has swallowed a late arrival. Here the flowchart completes."), Joins.SwallowedCompletes),
        new([26, 93, 94], new("Real Elsa completes the flowchart before the winner of a race runs, or corrupts the instance. Here the losers are cancelled, the winner runs, and then the flowchart completes."), Races.WinnerRuns),
    ];

    /// <summary>What is right for a case in a mode, with the reasons for which it is not what was recorded.</summary>
    public static (Trace Expected, IReadOnlyList<Sentence> Reasons) Correct(ElsaCase elsa, FlowMode mode)
    {
        var expected = elsa.Recorded(mode);
        var reasons = new List<Sentence>();
        foreach (var rule in All)
        {
            if (rule.Correct(elsa, expected) is not { } corrected)
                continue;
            expected = corrected;
            reasons.Add(rule.Reason);
        }
        return (expected, reasons);
    }
}
