using System.Collections.Immutable;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>
/// What a counter-based flowchart remembers: how often each step was passed (run or skipped), how often each connection,
/// and whether its last visit was followed. A value.
/// </summary>
public sealed record FlowVisits(ImmutableDictionary<string, int> Steps, ImmutableDictionary<string, LineVisit> Lines)
{
    public static readonly FlowVisits None = new(
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, LineVisit>(StringComparer.Ordinal));

    public int Of(string activityId) => Steps.GetValueOrDefault(activityId);

    public LineVisit Of(Connection connection) => Lines.GetValueOrDefault(Key(connection)) ?? LineVisit.Never;

    public FlowVisits Pass(string activityId) => this with { Steps = Steps.SetItem(activityId, Of(activityId) + 1) };

    public FlowVisits Pass(Connection connection, bool isFollowed)
    {
        var key = Key(connection);
        return this with { Lines = Lines.SetItem(key, new((Lines.GetValueOrDefault(key)?.Times ?? 0) + 1, isFollowed)) };
    }

    private static string Key(Connection connection) => $"{connection.Source}.{connection.SourcePort}>{connection.Target}";
}

/// <summary>The visits of one connection.</summary>
public sealed record LineVisit(int Times, bool WasFollowed)
{
    public static readonly LineVisit Never = new(0, false);
}
