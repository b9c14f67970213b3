using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>A step, and one of its outcomes that leads somewhere.</summary>
internal sealed record Exit(string Step, string Outcome);

/// <summary>
/// The drawing of a definition with the workflows it uses in place, as a map: where each outcome leads, and how far it is from
/// there to the nearest of some outcomes.
/// </summary>
internal sealed class Route
{
    private readonly Dictionary<Exit, List<string>> targets = [];

    internal Route(WorkflowDefinition definition)
    {
        foreach (var flowchart in definition.AllActivities.Where(step => step.Type == FlowShape.Flowchart))
        foreach (var way in flowchart.Connections)
            To(new(way.Source, way.SourcePort)).Add(way.Target);
        Exits = targets.Keys.ToHashSet();
        Ends = Exits.Where(exit => targets[exit].Exists(target => definition.Find(target)!.Type == "Elsa.Finish")).ToHashSet();
        foreach (var used in definition.AllActivities.Where(step => step.Type == WorkflowAsStep.Type))
            Enter(definition, used);
    }

    /// <summary>Every outcome of every step that leads somewhere; lint sees to it that each outcome of people does.</summary>
    internal IReadOnlySet<Exit> Exits { get; }

    /// <summary>Those after which nothing runs any more.</summary>
    internal IReadOnlySet<Exit> Ends { get; }

    internal IEnumerable<Exit> Of(string step) => targets.Keys.Where(exit => exit.Step == step);

    /// <summary>How many steps it takes from an outcome to the nearest of the wanted ones; null where no way leads there.</summary>
    internal int? Distance(Exit from, IReadOnlySet<Exit> wanted, IReadOnlySet<Exit> closed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<(string Step, int Far)>(targets.GetValueOrDefault(from, []).Select(step => (step, 1)));
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Step))
                continue;
            foreach (var exit in Of(next.Step).Where(exit => !closed.Contains(exit)))
            {
                if (wanted.Contains(exit))
                    return next.Far;
                foreach (var target in targets[exit])
                    open.Enqueue((target, next.Far + 1));
            }
        }
        return null;
    }

    // in by its start, out by the outcomes that its ends name
    private void Enter(WorkflowDefinition definition, Activity used)
    {
        var inside = definition.AllActivities.Where(step => step.Id.StartsWith(used.Id + "/", StringComparison.Ordinal)).ToList();
        To(new(used.Id, "")).Add(inside.First(step => step.Type == FlowShape.Start).Id);
        foreach (var end in inside.Where(step => step.Type == "Elsa.Complete"))
            To(new(end.Id, "")).AddRange(targets.GetValueOrDefault(new(used.Id, end.Input("outcomes")!.Text!), []));
    }

    private List<string> To(Exit exit) => targets.TryGetValue(exit, out var known) ? known : targets[exit] = [];
}
