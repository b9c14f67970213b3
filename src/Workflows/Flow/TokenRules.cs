using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>
/// Elsa's token-based flowchart: a completed step emits a token along every connection it follows, takes up the tokens
/// that led to it, and each target runs as its merge mode says (a FlowJoin by its mode: WaitAny races, the others merge).
/// Where real Elsa hangs or corrupts the instance this does not: see <see cref="FlowEffect.Stuck"/>, and a race that
/// runs its winner before the flowchart may complete.
/// </summary>
internal static class TokenRules
{
    public static void StepCompleted(FlowWork work, StepRun flowchart, string activityId, IReadOnlyList<string> outcomes)
    {
        var graph = work.GraphOf(flowchart);
        var followed = graph.Outbound(activityId).Where(connection => outcomes.Contains(connection.SourcePort)).Distinct().ToList();
        var lateFor = flowchart.Tokens.FirstOrDefault(token => token.IsLive && token.To == activityId)?.LateFor;
        var tokens = flowchart.Tokens
            .Where(token => token.To != activityId || token.IsBlocked)
            .Concat(followed.Select(connection => new Token(connection.Source, connection.SourcePort, connection.Target, LateFor: lateFor)))
            .ToList();
        foreach (var connection in followed)
            Arrive(work, flowchart, graph, connection, tokens);
        work.Set(flowchart with { Tokens = [.. tokens] });
    }

    /// <summary>A step given up takes the tokens that led to it along; what waits behind it may be stranded.</summary>
    public static void StepCancelled(FlowWork work, StepRun flowchart, StepRun cancelled)
    {
        work.Set(flowchart with { Tokens = [.. flowchart.Tokens.Where(token => token.To != cancelled.ActivityId || token.IsBlocked)] });
        FlowRules.CompleteIfDone(work, flowchart.Number);
    }

    /// <summary>The joins that still miss a branch when nothing runs any more, with the steps they wait for.</summary>
    public static IEnumerable<(string Join, IReadOnlyList<string> Missing)> Stranded(FlowWork work, StepRun flowchart)
    {
        var graph = work.GraphOf(flowchart);
        return flowchart.Tokens.Where(token => token.IsLive).Select(token => token.To).Distinct()
            .Select(target => (target, (IReadOnlyList<string>)[.. Needed(work, graph, target)
                .Where(connection => !flowchart.Tokens.Any(token => token.IsLive && Matches(token, connection)))
                .Select(connection => connection.Source).Distinct()]));
    }

    private static void Arrive(FlowWork work, StepRun flowchart, FlowGraph graph, Connection connection, List<Token> tokens)
    {
        var target = connection.Target;
        switch (ModeOf(work, target))
        {
            case "Race":
                Race(work, flowchart, graph, connection, tokens);
                break;
            case "Cascade":
                FirstOnly(work, flowchart, graph, connection, tokens);
                break;
            case "Merge" or "Converge":
                // a fork with two empty branches completes the join twice in one go
                if (!work.ChildrenOf(flowchart.Number).Any(run => run.ActivityId == target && run.Status == RunStatus.Scheduled)
                    && Needed(work, graph, target).All(needed => tokens.Any(token => token.IsLive && Matches(token, needed))))
                    work.Schedule(target, flowchart.Number);
                break;
            default:
                if (!graph.ForwardInbound(target).Any(inbound => tokens.Any(token => token.IsLive && token.To == inbound.Source)))
                    work.Schedule(target, flowchart.Number);
                break;
        }
    }

    /// <summary>
    /// The first arrival wins: what waits on the other ways is gone before the winner runs, and what is still in the
    /// queue there comes too late. In a next round of a loop the first arrival wins again.
    /// </summary>
    private static void Race(FlowWork work, StepRun flowchart, FlowGraph graph, Connection connection, List<Token> tokens)
    {
        var target = connection.Target;
        if (tokens.RemoveAll(token => token.LateFor == target && Matches(token, connection)) > 0
            || work.ChildrenOf(flowchart.Number).Any(run => run.ActivityId == target))
            return;
        foreach (var loser in FlowRules.BegunAncestors(work, flowchart, target))
        {
            work.Cancel(loser);
            tokens.RemoveAll(token => token.IsLive && token.To == loser.ActivityId);
        }
        var ancestors = graph.Ancestors(target);
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].IsLive && ancestors.Contains(tokens[index].To))
                tokens[index] = tokens[index] with { LateFor = target };
        }
        work.Schedule(target, flowchart.Number);
    }

    /// <summary>The first arrival runs the target and blocks the other ways in; a blocked arrival is swallowed.</summary>
    private static void FirstOnly(FlowWork work, StepRun flowchart, FlowGraph graph, Connection connection, List<Token> tokens)
    {
        var blocked = tokens.FindIndex(token => token.IsBlocked && Matches(token, connection));
        if (blocked >= 0)
        {
            tokens.RemoveAt(blocked);
            tokens.RemoveAll(token => token.IsLive && Matches(token, connection));
            return;
        }
        work.Schedule(connection.Target, flowchart.Number);
        tokens.AddRange(graph.ForwardInbound(connection.Target).Where(other => other.Source != connection.Source)
            .Select(other => new Token(other.Source, other.SourcePort, other.Target, IsBlocked: true)));
    }

    private static IReadOnlyList<Connection> Needed(FlowWork work, FlowGraph graph, string target) =>
        ModeOf(work, target) switch
        {
            "Merge" => graph.ForwardInbound(target),
            "Converge" => graph.Inbound(target),
            _ => [],
        };

    private static string? ModeOf(FlowWork work, string target)
    {
        var activity = work.Definition.Find(target)!;
        return activity.Type == "Elsa.FlowJoin"
            ? activity.Input("mode")?.Text is "WaitAll" or "WaitAllActive" ? "Merge" : "Race"
            : activity.MergeMode;
    }

    private static bool Matches(Token token, Connection connection) =>
        token.From == connection.Source && token.Outcome == connection.SourcePort && token.To == connection.Target;
}
