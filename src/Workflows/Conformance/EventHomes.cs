using System.Text.RegularExpressions;

namespace Governance.Workflows.Conformance;

/// <summary>
/// Says of each line of one journal which definition it belongs to. A step's id says it; the line of a workflow itself
/// (Workflow1, Workflow2) belongs to whatever begins after it or ended before it.
/// </summary>
internal static partial class EventHomes
{
    /// <summary>The lines with their homes, ids without the path of the step that uses them (<c>sub/cs</c> is <c>cs</c>).</summary>
    public static IReadOnlyList<TraceEvent> Assign(ElsaCase elsa, IReadOnlyList<TraceEvent> lines)
    {
        var plain = lines.Select(line => line with { ActivityId = Plain(line.ActivityId) }).ToList();
        return [.. plain.Select((line, index) => line with { DefinitionId = Home(elsa, plain, index) })];
    }

    private static string Home(ElsaCase elsa, List<TraceEvent> lines, int at)
    {
        if (elsa.HomeOf(lines[at].ActivityId) is { } own)
            return own;
        var after = Homes(elsa, lines.Skip(at + 1));
        var before = Homes(elsa, lines.Take(at).Reverse());
        var nearest = lines[at].Name == TraceEvent.Started ? after.Concat(before) : before.Concat(after);
        return nearest.FirstOrDefault() ?? elsa.Main.DefinitionId;
    }

    private static IEnumerable<string> Homes(ElsaCase elsa, IEnumerable<TraceEvent> lines) =>
        lines.Select(line => elsa.HomeOf(line.ActivityId)).OfType<string>();

    /// <summary>The id by which a step's own definition knows it.</summary>
    public static string Plain(string activityId)
    {
        var id = activityId[(activityId.LastIndexOf('/') + 1)..];
        return Numbered().IsMatch(id) ? TraceEvent.Workflow : id;
    }

    [GeneratedRegex(@"^Workflow\d+$")]
    private static partial Regex Numbered();
}
