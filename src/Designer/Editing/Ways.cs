using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>Work on the lines of one flowchart's JSON.</summary>
internal static class Ways
{
    public static Connection? Read(JsonNode? node) =>
        node is JsonObject line && line.Fields("source") is { } from && line.Fields("target") is { } to
            ? new(from.Text("activity") ?? "", from.Text("port") ?? Connection.Done, to.Text("activity") ?? "", to.Text("port") ?? Connection.In)
            : null;

    public static JsonObject Write(Connection connection) => new()
    {
        ["source"] = new JsonObject { ["activity"] = connection.Source, ["port"] = connection.SourcePort },
        ["target"] = new JsonObject { ["activity"] = connection.Target, ["port"] = connection.TargetPort },
        ["vertices"] = new JsonArray(),
    };

    /// <summary>Takes the lines away for which it holds. Answers with them.</summary>
    public static IReadOnlyList<Connection> Take(JsonArray lines, Func<Connection, bool> which)
    {
        var taken = new List<Connection>();
        lines.RemoveAll(line =>
        {
            if (Read(line) is not { } connection || !which(connection))
                return false;
            taken.Add(connection);
            return true;
        });
        return taken;
    }

    /// <summary>Draws a line; the same one is not drawn twice.</summary>
    public static void Draw(JsonArray lines, Connection connection)
    {
        if (!lines.Any(line => Read(line) == connection))
            lines.Add((JsonNode)Write(connection));
    }

    /// <summary>Lets lines end elsewhere, each in its place and with whatever else stands in it.</summary>
    public static void Lead(JsonArray lines, Func<Connection, bool> which, string target)
    {
        foreach (var line in lines.Where(line => Read(line) is { } connection && which(connection)))
            line!.AsObject().Fields("target")![line.AsObject().Fields("target")!.SpellingOf("activity")] = target;
    }

    /// <summary>Lets the lines from an outcome begin at another.</summary>
    public static void RenamePort(JsonArray lines, string step, string from, string to)
    {
        foreach (var line in lines.Where(line => Read(line) is { } connection && connection.Source == step && connection.SourcePort == from))
            line!.AsObject().Fields("source")!["port"] = to;
    }
}
