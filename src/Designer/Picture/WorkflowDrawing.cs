using Governance.Domain.Credentials;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Picture;

/// <summary>
/// What the picture of a definition shows: its outermost flowchart in trade words. Steps that only move, note or tell are
/// left out of the short picture; the ways through them stay.
/// </summary>
public sealed record WorkflowDrawing(IReadOnlyList<PictureStep> Steps, IReadOnlyList<PictureWay> Ways)
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "Governance.MoveLifecycle", "Governance.Notify", "Governance.RecordReview", "Elsa.SetVariable", "Elsa.SetName", "Elsa.Correlate", "Elsa.WriteLine",
    };

    /// <param name="definition">Any definition, sound or not: what has no place in a flowchart is not drawn.</param>
    /// <param name="declarations">The kinds of step that are known, by type.</param>
    /// <param name="isComplete">Whether every step is drawn.</param>
    public static WorkflowDrawing Of(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> declarations, bool isComplete = false)
    {
        var outgoing = definition.Root.Connections.ToLookup(connection => connection.Source, StringComparer.Ordinal);
        var stages = StagesOf(definition, outgoing);
        var shown = definition.Root.Activities
            .Where(step => isComplete || !LeftOut.Contains(step.Type) || outgoing[step.Id].Count() != 1)
            .ToDictionary(step => step.Id, StringComparer.Ordinal);
        var steps = definition.Root.Activities.Where(step => shown.ContainsKey(step.Id))
            .Select(step => StepWords.Of(step, declarations.GetValueOrDefault(step.Type), stages.TryGetValue(step.Id, out var stage) ? stage : null));
        return new([.. steps], [.. shown.Values.SelectMany(step => WaysFrom(step, outgoing, shown))]);
    }

    private static IEnumerable<PictureWay> WaysFrom(Activity step, ILookup<string, Connection> outgoing, Dictionary<string, Activity> shown)
    {
        var connections = InOrder(step, outgoing[step.Id]).ToList();
        var hasChoice = step.Type != "Elsa.FlowFork" && connections.Select(one => one.SourcePort).Distinct().Count() > 1;
        foreach (var connection in connections)
        {
            var through = new List<string>();
            var target = connection.Target;
            while (!shown.ContainsKey(target) && !through.Contains(target))
            {
                through.Add(target);
                target = outgoing[target].Single().Target;
            }
            if (shown.ContainsKey(target))
                yield return new(step.Id, target, connection.SourcePort, hasChoice ? new("{0}", OfferedOutcomes.LabelOf(step, connection.SourcePort)) : null, through);
        }
    }

    /// <summary>In the order in which the step offers its outcomes; those it does not offer come last, in the order of the file.</summary>
    private static IEnumerable<Connection> InOrder(Activity step, IEnumerable<Connection> connections)
    {
        var offered = OfferedOutcomes.Of(step).Select(outcome => outcome.Name).ToList();
        return connections.OrderBy(connection => offered.IndexOf(connection.SourcePort) is var place && place < 0 ? int.MaxValue : place);
    }

    /// <summary>In which stage of life each step stands: the first way that leads there tells.</summary>
    private static Dictionary<string, CredentialState> StagesOf(WorkflowDefinition definition, ILookup<string, Connection> outgoing)
    {
        var stages = new Dictionary<string, CredentialState>(StringComparer.Ordinal);
        if (!definition.Root.Activities.Any(step => step.Type == "Governance.MoveLifecycle"))
            return stages;
        var open = new Queue<(Activity Step, CredentialState Before)>();
        foreach (var start in definition.Root.Activities.Where(step => step.CanStartWorkflow || step.Type == "Elsa.Start"))
            open.Enqueue((start, CredentialLifecycle.Table.Initial));
        while (open.TryDequeue(out var next))
        {
            var stage = After(next.Step, next.Before);
            if (!stages.TryAdd(next.Step.Id, stage))
                continue;
            foreach (var connection in outgoing[next.Step.Id])
                open.Enqueue((definition.Find(connection.Target)!, stage));
        }
        return stages;
    }

    private static CredentialState After(Activity step, CredentialState before) => step.Type switch
    {
        "Governance.Sunset" => CredentialState.Sunset,
        "Governance.MoveLifecycle" when Enum.TryParse<CredentialAction>(step.Input("action")?.Text, out var action) =>
            CredentialLifecycle.Table.Moves.First(move => move.Action == action).To,
        _ => before,
    };
}
