using System.Text.Json.Nodes;
using Governance.Domain.Words;

namespace Governance.Workflows.Conformance;

/// <summary>
/// Holds what this engine did against what is expected, and names the first difference. Compared are, step by step, each
/// definition's own lines in order (lines of parent and child may interleave), status, open bookmarks, steps with
/// incidents, variables and output; then the console. Messages and ids are not.
/// </summary>
internal static class Comparison
{
    /// <summary>None where everything agrees.</summary>
    public static Sentence? FirstDifference(ElsaCase elsa, Trace expected, Trace seen)
    {
        var differences = expected.Steps.SelectMany((step, index) => step.IsUnrecorded
            ? Soundness.Problems(elsa, step, seen, index)
            : Differences(index + 1, step, seen.Steps[index]));
        return differences.Concat(Console(elsa, expected, seen)).FirstOrDefault();
    }

    /// <summary>The first line that differs, of the definitions in their order.</summary>
    public static IEnumerable<Sentence> Lines(int step, IReadOnlyList<TraceEvent> expected, IReadOnlyList<TraceEvent> seen)
    {
        var homes = expected.Concat(seen).Select(line => line.DefinitionId).Distinct();
        return homes.SelectMany(home => LinesOf(step, Of(expected, home), Of(seen, home)));
    }

    private static IEnumerable<Sentence> Differences(int step, TraceStep expected, TraceStep seen) =>
        Lines(step, expected.Events, seen.Events).Concat(Standing(step, expected, seen)).Concat(Values(step, expected, seen));

    private static IEnumerable<Sentence> LinesOf(int step, List<TraceEvent> expected, List<TraceEvent> seen)
    {
        for (var index = 0; index < Math.Max(expected.Count, seen.Count); index++)
        {
            var (right, ours) = (expected.ElementAtOrDefault(index), seen.ElementAtOrDefault(index));
            if (!Equals(right, ours))
                yield return new Sentence("step {0}, line {1}: expected {2}, was {3}", step, index + 1, Or(right), Or(ours));
        }
    }

    private static IEnumerable<Sentence> Standing(int step, TraceStep expected, TraceStep seen)
    {
        (Sentence What, string Expected, string Seen)[] pairs =
        [
            (new("the status"), $"{expected.Status}/{expected.SubStatus}", $"{seen.Status}/{seen.SubStatus}"),
            (new("the open bookmarks"), string.Join(", ", expected.Bookmarks), string.Join(", ", seen.Bookmarks)),
            (new("the steps with an incident"), string.Join(", ", expected.Incidents), string.Join(", ", seen.Incidents)),
            (new("the correlation id"), expected.CorrelationId ?? "", seen.CorrelationId ?? ""),
            (new("the name"), expected.Name ?? "", expected.Name is null ? "" : seen.Name ?? ""),
            (new("the number of instances"), $"{expected.Instances}", expected.Instances is null ? "" : $"{seen.Instances}"),
        ];
        return pairs.Where(pair => pair.Expected != pair.Seen).Select(pair => Differs(step, pair.What, pair.Expected, pair.Seen));
    }

    private static IEnumerable<Sentence> Values(int step, TraceStep expected, TraceStep seen) =>
        Fields(step, expected.Variables, seen.Variables, name => new("the variable {0}", name))
            .Concat(Fields(step, expected.Output, seen.Output, name => new("the output {0}", name)));

    private static IEnumerable<Sentence> Fields(int step, JsonObject expected, JsonObject seen, Func<string, Sentence> what) =>
        from name in expected.Concat(seen).Select(field => field.Key).Distinct()
        where !JsonAlike.Same(expected[name], seen[name])
        select Differs(step, what(name), Text(expected[name]), Text(seen[name]));

    private static IEnumerable<Sentence> Console(ElsaCase elsa, Trace expected, Trace seen)
    {
        var lines = expected.Steps.Any(step => step.IsUnrecorded) ? Soundness.Console(elsa, expected, seen) : expected.Console;
        for (var index = 0; index < Math.Max(lines.Count, seen.Console.Count); index++)
        {
            var (right, ours) = (lines.ElementAtOrDefault(index), seen.Console.ElementAtOrDefault(index));
            if (right is null || ours is null || JsonAlike.WithoutIds(right) != JsonAlike.WithoutIds(ours))
                yield return new Sentence("line {0} of the console: expected {1}, was {2}", index + 1, Or(right), Or(ours));
        }
    }

    private static List<TraceEvent> Of(IReadOnlyList<TraceEvent> lines, string home) => [.. lines.Where(line => line.DefinitionId == home)];

    private static Sentence Differs(int step, Sentence what, string expected, string seen) =>
        new("step {0}, {1}: expected {2}, was {3}", step, what, Or(expected), Or(seen));

    private static object Or(object? value) => value?.ToString() is { Length: > 0 } text ? text : new Sentence("nothing");

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "";
}
