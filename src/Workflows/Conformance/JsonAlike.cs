using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Governance.Workflows.Conformance;

/// <summary>
/// Whether two values mean the same: numbers by value, null like nothing, and <c>&lt;id&gt;</c> for any id that was
/// made while running.
/// </summary>
internal static partial class JsonAlike
{
    public const string AnyId = "<id>";

    private static readonly string[] Statuses = ["Running", "Finished"];
    private static readonly string[] SubStatuses = ["Pending", "Executing", "Suspended", "Finished", "Cancelled", "Faulted"];

    public static bool Same(JsonNode? expected, JsonNode? seen) => (expected, seen) switch
    {
        (null, null) => true,
        (JsonObject one, JsonObject other) => one.Count == other.Count && one.All(field => other.ContainsKey(field.Key) && Same(field.Value, other[field.Key])),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second)),
        (JsonValue one, JsonValue other) => SameValue(one, other),
        _ => false,
    };

    /// <summary>The text with every id that was made while running replaced by <c>&lt;id&gt;</c>.</summary>
    public static string WithoutIds(string text) => MadeId().Replace(text, AnyId);

    /// <summary>
    /// A child's result as a script prints it, with the names of its status: real Elsa's records hold the numbers. Anything
    /// else is copied as it is.
    /// </summary>
    public static JsonNode? ConsoleForm(JsonNode? value)
    {
        if (value is JsonArray list)
            return new JsonArray([.. list.Select(ConsoleForm)]);
        if (value is not JsonObject source)
            return value?.DeepClone();
        var copy = new JsonObject();
        foreach (var (name, field) in source)
            copy[name] = ConsoleForm(field);
        if (copy.ContainsKey("WorkflowInstanceId"))
        {
            NameOf(copy, "Status", Statuses);
            NameOf(copy, "SubStatus", SubStatuses);
        }
        return copy;
    }

    private static void NameOf(JsonObject result, string field, string[] names)
    {
        if (result[field] is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 && number < names.Length)
            result[field] = names[number];
    }

    private static bool SameValue(JsonValue one, JsonValue other) => one.GetValueKind() switch
    {
        JsonValueKind.Number => other.GetValueKind() == JsonValueKind.Number && Number(one).Equals(Number(other)),
        JsonValueKind.String => other.GetValueKind() == JsonValueKind.String && WithoutIds(one.ToString()) == WithoutIds(other.ToString()),
        var kind => kind == other.GetValueKind(),
    };

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{16})\b", RegexOptions.IgnoreCase)]
    private static partial Regex MadeId();
}
