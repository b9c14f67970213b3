using System.Globalization;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>Builds the tree of steps over a definition's JSON, brings lists and connections into their present form, and reports what does not hold together.</summary>
internal sealed class ActivityReader
{
    private readonly List<StepProblem> _problems;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    public ActivityReader(List<StepProblem> problems, JsonObject root)
    {
        _problems = problems;
        Collect(root);
    }

    public Activity Read(JsonObject source)
    {
        var type = source.Text("type");
        var id = IdOf(source, type);
        if (!_met.Add(id))
            _problems.Add(new(id, "Two steps have the id “{0}”.", id));
        if (string.IsNullOrWhiteSpace(type))
            _problems.Add(new(id, "The step “{0}” does not say of which type it is.", id));

        var activities = Activities(source, id);
        var ports = new Dictionary<string, Activity>(StringComparer.Ordinal);
        foreach (var (name, embedded) in ActivityShape.Ports(source).ToList())
            ports.TryAdd(name, Read(embedded));
        return new(
            id,
            source.Text("name"),
            type ?? "",
            source.WholeNumber("version") ?? 1,
            source,
            activities,
            ports,
            Connections(source, id, activities),
            VariablesOf(source));
    }

    /// <summary>The variables that a definition or a container declares; one without an id goes by its name.</summary>
    public static IReadOnlyList<Variable> VariablesOf(JsonObject source) =>
        [.. ActivityShape.Items(source.Field("variables")).OfType<JsonObject>().Select(VariableOf)];

    private static Variable VariableOf(JsonObject source)
    {
        var id = source.Text("id") ?? source.Text("name") ?? "";
        return new(
            id,
            source.Text("name") ?? id,
            source.Text("typeName") ?? "Object",
            source.Flag("isArray"),
            source.Field("value") is { } value ? new Expression(Expression.Literal, value).Text : null,
            source.Text("storageDriverTypeName"));
    }

    private void Collect(JsonObject source)
    {
        if (source.Text("id") is { Length: > 0 } id)
            _taken.Add(id);
        foreach (var item in ActivityShape.Items(source.Field("activities")).OfType<JsonObject>())
            Collect(item);
        foreach (var (_, embedded) in ActivityShape.Ports(source))
            Collect(embedded);
    }

    private string IdOf(JsonObject source, string? type)
    {
        if (source.Text("id") is { Length: > 0 } given)
            return given;
        var shortType = string.IsNullOrWhiteSpace(type) ? "Step" : type[(type.LastIndexOf('.') + 1)..];
        string made;
        do
        {
            _numbers[shortType] = _numbers.GetValueOrDefault(shortType) + 1;
            made = shortType + _numbers[shortType].ToString(CultureInfo.InvariantCulture);
        }
        while (!_taken.Add(made));
        source[source.SpellingOf("id")] = made;
        return made;
    }

    private List<Activity> Activities(JsonObject source, string id)
    {
        if (source.Field("activities") is not { } list)
            return [];
        var items = ActivityShape.Items(list);
        if (list is not JsonArray)
            Replace(source, "activities", items.Select(item => item?.DeepClone()));
        var activities = new List<Activity>();
        foreach (var item in ActivityShape.Items(source.Field("activities")))
        {
            if (item is JsonObject activity)
                activities.Add(Read(activity));
            else
                _problems.Add(new(id, "The list of steps in “{0}” holds something that is not a step.", id));
        }
        return activities;
    }

    private List<Connection> Connections(JsonObject source, string id, List<Activity> activities)
    {
        var inside = activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var restored = SetAside.Take(source, inside);
        if (source.Field("connections") is null && restored.Count == 0)
            return [];
        var connections = new List<Connection>();
        var present = new List<JsonNode?>();
        foreach (var item in ActivityShape.Items(source.Field("connections")))
        {
            var (connection, form) = ConnectionForm.Read(item);
            present.Add(form);
            if (connection is null)
                _problems.Add(new(id, "A connection in “{0}” does not name the steps that it joins.", id));
            else if (MissingEnd(connection, inside) is { } missing)
                _problems.Add(new(inside.Contains(connection.Source) ? connection.Source : id,
                    "The connection from “{0}” to “{1}” hangs loose: there is no step “{2}” in this flowchart.", connection.Source, connection.Target, missing));
            else
                connections.Add(connection);
        }
        var drawn = connections.ToHashSet();
        foreach (var (connection, form) in restored.Where(item => drawn.Add(item.Connection)))
        {
            present.Add(form);
            connections.Add(connection);
        }
        Replace(source, "connections", present);
        return connections;
    }

    private static string? MissingEnd(Connection connection, HashSet<string> inside) =>
        !inside.Contains(connection.Source) ? connection.Source
        : !inside.Contains(connection.Target) ? connection.Target
        : null;

    private static void Replace(JsonObject source, string camelCaseName, IEnumerable<JsonNode?> items)
    {
        // assigning keeps the field's place and spelling in the file
        source[source.SpellingOf(camelCaseName)] = new JsonArray([.. items]);
    }
}
