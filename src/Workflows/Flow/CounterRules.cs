using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>
/// Elsa's counter-based flowchart, its default. A completed step visits every connection that leads out of it, followed
/// or not. A target waits until each way in (those that lead back apart) was visited more often than it was passed; then
/// it runs if enough of them were followed (any; for a join of WaitAll, all), and is skipped otherwise: a skipped step
/// passes "not followed" on, so a dead path never holds anything up. A join of WaitAny runs on the first way followed and gives
/// up the rest. A followed connection that leads back runs its target at once; every path to its source must pass
/// through that target.
/// </summary>
internal static class CounterRules
{
    public static void StepCompleted(FlowWork work, StepRun flowchart, StepRun done, IReadOnlyList<string> outcomes)
    {
        var graph = work.GraphOf(flowchart);
        if (Refusal(graph, done, outcomes) is { } reason)
        {
            FlowRules.Fault(work, done, reason);
            return;
        }
        Leave(work, flowchart.Number, graph, done.ActivityId, outcomes, isPassed: !done.CameBack);
    }

    /// <summary>A step given up leaves its ways unfollowed, so that what waits behind it is not held up.</summary>
    public static void StepCancelled(FlowWork work, StepRun flowchart, StepRun cancelled)
    {
        Leave(work, flowchart.Number, work.GraphOf(flowchart), cancelled.ActivityId, [], isPassed: true);
        FlowRules.CompleteIfDone(work, flowchart.Number);
    }

    private static string? Refusal(FlowGraph graph, StepRun done, IReadOnlyList<string> outcomes) =>
        graph.IsDangling(done.ActivityId)
            ? $"Nothing leads to the step {done.ActivityId}, so nothing can follow it."
            : graph.Outbound(done.ActivityId).FirstOrDefault(line => outcomes.Contains(line.SourcePort) && graph.LeadsBack(line) && !graph.IsTrueLoop(line)) is { } wrong
                ? $"The connection from {wrong.Source} back to {wrong.Target} is no loop: some path to {wrong.Source} does not pass through {wrong.Target}."
                : null;

    private static void Leave(FlowWork work, long flowchart, FlowGraph graph, string activityId, IReadOnlyList<string> outcomes, bool isPassed)
    {
        if (isPassed)
            Keep(work, flowchart, VisitsOf(work, flowchart).Pass(activityId));
        foreach (var line in graph.Outbound(activityId))
        {
            var isFollowed = outcomes.Contains(line.SourcePort);
            Keep(work, flowchart, VisitsOf(work, flowchart).Pass(line, isFollowed));
            if (!graph.LeadsBack(line))
                Arrive(work, flowchart, graph, line);
            else if (isFollowed)
                work.Schedule(line.Target, flowchart, cameBack: true);
        }
    }

    private static void Arrive(FlowWork work, long flowchart, FlowGraph graph, Connection line)
    {
        var visits = VisitsOf(work, flowchart);
        // what runs or is about to has taken up a visit of each way too, although it is counted only when it is done
        var passed = visits.Of(line.Target) + work.ChildrenOf(flowchart).Count(run => run.ActivityId == line.Target && !run.CameBack);
        var inbound = graph.ForwardInbound(line.Target);
        var mode = JoinModeOf(work, line.Target);
        if (mode == "WaitAny" && visits.Of(line).WasFollowed)
        {
            RunFirst(work, flowchart, line.Target, isLate: visits.Of(line).Times <= passed);
            return;
        }
        if (!inbound.All(one => visits.Of(one).Times > passed))
            return;
        var runs = mode == "WaitAll" ? inbound.All(one => visits.Of(one).WasFollowed) : inbound.Any(one => visits.Of(one).WasFollowed);
        if (runs)
            work.Schedule(line.Target, flowchart);
        else
            Leave(work, flowchart, graph, line.Target, [], isPassed: true);
    }

    private static void RunFirst(FlowWork work, long flowchart, string join, bool isLate)
    {
        if (isLate || work.ChildrenOf(flowchart).Any(run => run.ActivityId == join && run.Status == RunStatus.Scheduled))
            return;
        work.Schedule(join, flowchart);
        foreach (var loser in FlowRules.BegunAncestors(work, work.Find(flowchart)!, join))
            FlowRules.CancelOne(work, loser);
    }

    private static FlowVisits VisitsOf(FlowWork work, long flowchart) => work.Find(flowchart)!.Visits ?? FlowVisits.None;

    private static void Keep(FlowWork work, long flowchart, FlowVisits visits) => work.Set(work.Find(flowchart)! with { Visits = visits });

    /// <summary>An explicit join's own mode (Elsa's default: WaitAny); every other step waits for all ways that are active.</summary>
    private static string JoinModeOf(FlowWork work, string target) =>
        work.Definition.Find(target) is { Type: "Elsa.FlowJoin" } join
            ? join.Input("mode")?.Text is "WaitAll" or "WaitAllActive" ? join.Input("mode")!.Text : "WaitAny"
            : "WaitAllActive";
}
