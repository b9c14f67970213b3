using Governance.Domain.Bodies;
using Governance.Domain.Voting;
using Governance.Portal.Shared;

namespace Governance.Portal.Voting;

/// <summary>How choices and motions are named and drawn.</summary>
internal static class VoteWords
{
    internal static string Of(Choice choice, Words words) => choice switch
    {
        Choice.Yes => words["Yes"],
        Choice.No => words["No"],
        Choice.Abstain => words["Abstain"],
        Choice.Recuse => words["Recused"],
        Choice.Absent => words["Absent"],
    };

    internal static string Tone(Choice choice) => choice switch
    {
        Choice.Yes => "ok",
        Choice.No => "bad",
        Choice.Abstain => "",
        Choice.Recuse => "warn",
        Choice.Absent => "",
    };

    internal static string Icon(Choice choice) => choice switch
    {
        Choice.Yes => "done",
        Choice.No => "cross",
        Choice.Abstain or Choice.Recuse or Choice.Absent => "info",
    };

    internal static (string Text, string Tone) Of(MotionReading motion, Words words) => (motion.State, motion.Result) switch
    {
        (MotionState.Open, _) => (words["Open"], "ok"),
        (MotionState.Tied, _) => (words["Tied"], "warn"),
        (MotionState.Held, _) => (words["Carried, open to objections"], "ok"),
        (MotionState.Objected, _) => (words["Objected to"], "warn"),
        (MotionState.Fallen, _) => (words["Could not be put down"], "warn"),
        (MotionState.Withdrawn, _) => (words["Taken back"], ""),
        (MotionState.Closed, TallyResult.Carried) => (motion.IsAdopted ? words["Carried"] : words["Carried, first reading"], "ok"),
        (MotionState.Closed, TallyResult.NoQuorum) => (words["No quorum"], "warn"),
        (MotionState.Closed, TallyResult.Tabled) => (words["Put off"], "warn"),
        (MotionState.Closed, _) => (words["Lost"], "bad"),
    };
}
