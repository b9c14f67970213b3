using System.Text.Json.Nodes;

namespace Governance.Workflows.Conformance;

/// <summary>The deliberate difference in what an instance remembers.</summary>
internal static class Memory
{
    /// <summary>
    /// Values that are exactly what forgetting at each suspension makes of them, and would be others without it. A value
    /// that forgetting does not explain stays as it was recorded.
    /// </summary>
    public static Trace? Kept(ElsaCase elsa, Trace recorded)
    {
        if (!recorded.EventsUpTo(recorded.Steps.Count - 1).Any(line => line.Name == TraceEvent.Suspended))
            return null;
        var (lost, kept) = (Replay.Of(elsa, recorded, forgets: true), Replay.Of(elsa, recorded, forgets: false));
        var console = Console(recorded.Console, lost.Console, kept.Console);
        var steps = Endings.Changed(recorded, (index, step) => Variables(step, lost.Variables[index], kept.Variables[index]));
        return steps is null && console.SequenceEqual(recorded.Console) ? null : (steps ?? recorded) with { Console = console };
    }

    private static List<string> Console(IReadOnlyList<string> recorded, List<string> lost, List<string> kept)
    {
        var lines = recorded.ToList();
        foreach (var (without, with) in lost.Zip(kept).Where(pair => pair.First != pair.Second))
        {
            if (lines.IndexOf(without) is var at and >= 0)
                lines[at] = with;
        }
        return lines;
    }

    private static TraceStep Variables(TraceStep step, JsonObject lost, JsonObject kept)
    {
        var forgotten = step.Variables.Select(field => field.Key)
            .Where(name => JsonAlike.Same(step.Variables[name], lost[name]) && !JsonAlike.Same(lost[name], kept[name])).ToList();
        if (forgotten.Count == 0)
            return step;
        var variables = step.Variables.DeepClone().AsObject();
        foreach (var name in forgotten)
            variables[name] = kept[name]?.DeepClone();
        return step with { Variables = variables };
    }
}
