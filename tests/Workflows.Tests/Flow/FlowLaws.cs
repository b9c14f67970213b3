using Governance.Workflows.Definitions;
using Governance.Workflows.Tests.Engine;

namespace Governance.Workflows.Tests.Flow;

/// <summary>
/// What must hold of the runs of a flowchart, told from the journal and the drawing alone: no step runs without a way to
/// it that was followed, and no way that was followed is lost.
/// </summary>
internal sealed class FlowLaws(WorkflowDefinition definition, JournalReading journal)
{
    private static readonly string[] Ending = ["Elsa.End", "Elsa.Complete", "Elsa.Finish", "Elsa.Break"];

    public IEnumerable<string> Problems() =>
        from run in journal.Runs
        let flowchart = definition.Find(run.ActivityId)
        where flowchart.Type == "Elsa.Flowchart"
        from problem in Problems(run, flowchart)
        select $"In {flowchart.Id} ({run.Number}): {problem}";

    private IEnumerable<string> Problems(Reading run, Activity flowchart)
    {
        var children = journal.ChildrenOf(run).OrderBy(child => child.Number).ToList();
        if (children.Count == 0 || children.Any(IsUnclear))
            return [];
        var visit = new Visit(definition, flowchart, children);
        var isNatural = run.Outcomes.Count > 0 && !children.Any(child => child.HasFailed) && !IsEndedFromInside(run);
        return flowchart.Activities.Where(step => step.Id != children[0].ActivityId).SelectMany(step =>
            visit.TooOften(step)
                .Concat(run.IsOver ? [] : visit.Lost(step))
                .Concat(isNatural ? visit.LostAtTheEnd(step) : [])
                .Concat(isNatural && definition.FlowMode == FlowMode.CounterBased ? visit.Uncounted(step) : []));
    }

    /// <summary>A FlowNode whose step was given up ends without an outcome, which the journal writes as it writes Done.</summary>
    private bool IsUnclear(Reading run) =>
        definition.Find(run.ActivityId)!.Type == "Elsa.FlowNode" && journal.ChildrenOf(run).Any(child => child.IsOver && child.Outcomes.Count == 0);

    private bool IsEndedFromInside(Reading run) =>
        journal.Runs.Any(one => Ending.Contains(definition.Find(one.ActivityId)!.Type) && journal.IsInside(one, run));

    /// <summary>One run of a flowchart: how often its steps began and its connections were followed.</summary>
    private sealed class Visit(WorkflowDefinition definition, Activity flowchart, IReadOnlyList<Reading> children)
    {
        private readonly HashSet<string> reached = Reached(flowchart.Connections, children[0].ActivityId);

        /// <summary>Whether no way leads back: with one, the drawing decides which ways count as leading ahead.</summary>
        private bool IsAhead => !flowchart.Connections.Any(way => way.SourcePort == "back" && reached.Contains(way.Source));

        public IEnumerable<string> TooOften(Activity step)
        {
            var ways = WaysTo(step);
            if (Starts(step.Id) > ways.Sum(Follows))
                yield return $"{step.Id} began {Starts(step.Id)} times, and {ways.Sum(Follows)} ways to it were followed.";
            if (ModeOf(step) == "WaitAll" && IsAhead && ways.Find(way => Starts(step.Id) > Follows(way)) is { } missing)
                yield return $"{step.Id} began {Starts(step.Id)} times, and {missing.Source} came {Follows(missing)} times.";
            if (ModeOf(step) == "WaitAny" && IsAhead && children.GroupBy(child => child.ActivityId).All(group => group.Key == step.Id || group.Count() == 1) && Starts(step.Id) > 1)
                yield return $"{step.Id} began {Starts(step.Id)} times for one race.";
        }

        /// <summary>A step with one way to it begins each time that is followed; a race is run by the first that comes.</summary>
        public IEnumerable<string> Lost(Activity step)
        {
            if (ModeOf(step) == "WaitAny" && Starts(step.Id) == 0 && WaysTo(step).Any(way => Follows(way) > 0))
                yield return $"{step.Id} never began, and a way to it was followed.";
            if (WaysTo(step) is [var way] && step.MergeMode is null && ModeOf(step) is null && Starts(step.Id) != Follows(way))
                yield return $"{step.Id} began {Starts(step.Id)} times, and its one way was followed {Follows(way)} times.";
        }

        public IEnumerable<string> LostAtTheEnd(Activity step)
        {
            if (definition.FlowMode == FlowMode.TokenBased && Starts(step.Id) == 0 && WaysTo(step).Any(way => Follows(way) > 0))
                yield return $"{step.Id} never began, and a way to it was followed.";
        }

        /// <summary>Without a way back, each step runs once or is skipped, by what became of the ways to it.</summary>
        public IEnumerable<string> Uncounted(Activity step)
        {
            var ways = WaysTo(step);
            if (!IsAhead || ways.Count == 0)
                yield break;
            var runs = ModeOf(step) == "WaitAll" ? ways.All(way => Follows(way) > 0) : ways.Any(way => Follows(way) > 0);
            if (Starts(step.Id) != (runs ? 1 : 0))
                yield return $"{step.Id} began {Starts(step.Id)} times; by what became of the ways to it: {(runs ? 1 : 0)}.";
        }

        private int Starts(string id) => children.Count(child => child.ActivityId == id);

        private int Follows(Connection way) => children.Count(child => child.ActivityId == way.Source && child.Outcomes.Contains(way.SourcePort));

        private List<Connection> WaysTo(Activity step) => [.. flowchart.Connections.Where(way => way.Target == step.Id && reached.Contains(way.Source))];

        private static string? ModeOf(Activity step) => step.Type == "Elsa.FlowJoin" ? step.Input("mode")!.Text : null;

        private static HashSet<string> Reached(IEnumerable<Connection> ways, string start)
        {
            var found = new HashSet<string>([start], StringComparer.Ordinal);
            var open = new Queue<string>(found);
            while (open.TryDequeue(out var step))
            {
                foreach (var way in ways.Where(way => way.Source == step && found.Add(way.Target)))
                    open.Enqueue(way.Target);
            }
            return found;
        }
    }
}
