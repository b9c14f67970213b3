using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// Connections in their present form (<c>{source: {activity, port}, target: {activity, port}, vertices}</c>)
/// and in the older ones: flat ids with <c>sourcePort</c> and <c>targetPort</c>, Pascal case. Read as they come, written in the present form.
/// </summary>
internal static class ConnectionForm
{
    /// <summary>The connection and its JSON in the present form with every other field kept; none where an end is not named.</summary>
    public static (Connection? Connection, JsonNode? Source) Read(JsonNode? node)
    {
        if (node is not JsonObject given || End(given, "source", Connection.Done) is not { } from || End(given, "target", Connection.In) is not { } to)
            return (null, node?.DeepClone());
        var connection = new Connection(from.Activity, from.Port, to.Activity, to.Port);
        return (connection, Present(given, connection));
    }

    private static (string Activity, string Port)? End(JsonObject given, string name, string defaultPort)
    {
        var (activity, port) = given.Field(name) switch
        {
            JsonObject end => (end.Text("activity"), end.Text("port")),
            JsonValue => (given.Text(name), given.Text(name + "Port")),
            _ => (null, null),
        };
        return string.IsNullOrEmpty(activity) ? null : (activity, string.IsNullOrEmpty(port) ? defaultPort : port);
    }

    private static JsonObject Present(JsonObject given, Connection connection)
    {
        var present = new JsonObject
        {
            ["source"] = PresentEnd(given.Field("source"), connection.Source, connection.SourcePort),
            ["target"] = PresentEnd(given.Field("target"), connection.Target, connection.TargetPort),
        };
        foreach (var (name, value) in given)
        {
            if (!IsPart(given, JsonFields.CamelCase(name)))
                present[name] = value?.DeepClone();
        }
        return present;
    }

    // beside an end that is an object the older field says nothing, so it stays as it is
    private static bool IsPart(JsonObject given, string name) => name switch
    {
        "source" or "target" => true,
        "sourcePort" => given.Field("source") is JsonValue,
        "targetPort" => given.Field("target") is JsonValue,
        _ => false,
    };

    private static JsonObject PresentEnd(JsonNode? given, string activity, string port)
    {
        var end = new JsonObject { ["activity"] = activity, ["port"] = port };
        foreach (var (name, value) in given as JsonObject ?? [])
        {
            if (name is not ("activity" or "port" or "Activity" or "Port"))
                end[name] = value?.DeepClone();
        }
        return end;
    }
}
