using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// The branches of a fork or the cases of a switch, as one list: for each its name now and the name it had, so that lines and what
/// people read follow a new name and end with a branch that is gone.
/// </summary>
/// <param name="Id">The step.</param>
/// <param name="Input">The input that holds them: branches, or cases.</param>
/// <param name="Items">The list after the edit, in its order.</param>
public sealed record SetBranches(string Id, InputDeclaration Input, IReadOnlyList<Branch> Items) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change the branches of “{0}”", Called(before, Id));

    /// <summary>The branches or cases as they are.</summary>
    public static IReadOnlyList<Branch> Of(Activity step, string input) =>
        [.. Names(step.Raw(input)).Select(item => item switch
        {
            JsonObject one => new Branch(one.Text("label"), one.Text("label") ?? "", Activity.ExpressionOf(one.Field("condition"))?.Text),
            _ => new Branch(item?.ToString(), item?.ToString() ?? ""),
        }).Select(branch => branch with { Label = StepOutcomes.LabelOf(step, branch.Name) })];

    protected internal override void Apply(Sheet sheet)
    {
        var names = Items.Select(item => item.Name.Trim()).ToList();
        Rule.Require(names.TrueForAll(name => name.Length > 0), "A branch needs a name.");
        Rule.Require(names.Distinct(StringComparer.Ordinal).Count() == names.Count, "Two branches have the same name.");
        var step = sheet.Step(Id);
        var lines = Sheet.ConnectionsOf(sheet.FlowchartAround(Id));
        var old = Names(step.Field(Input.Name));
        var gone = old.Select(NameOf).Except(Items.Select(item => item.Was)).ToHashSet();
        Ways.Take(lines, line => line.Source == Id && gone.Contains(line.SourcePort));
        // first out of each other's way, so that two branches may change names
        foreach (var item in Items.Where(item => item.Was is not null && item.Was != item.Name))
            Ways.RenamePort(lines, Id, item.Was!, "\u0001" + item.Name);
        foreach (var item in Items)
            Ways.RenamePort(lines, Id, "\u0001" + item.Name, item.Name.Trim());
        Write(step, [.. Items.Select(item => Written(item, old.FirstOrDefault(one => item.Was is not null && NameOf(one) == item.Was)))]);
        Label(step, [.. old.Select(NameOf)]);
    }

    // what is said of outcomes that are no branches stays
    private void Label(JsonObject step, IReadOnlyList<string?> old)
    {
        var outcomes = Sheet.List(step, "outcomes");
        var said = outcomes.OfType<JsonObject>().Where(one => old.Contains(one.Text("name"))).DistinctBy(one => one.Text("name")).ToDictionary(one => one.Text("name")!, StringComparer.Ordinal);
        foreach (var one in said.Values)
            outcomes.Remove(one);
        foreach (var item in Items)
        {
            var outcome = item.Was is { } was && said.TryGetValue(was, out var present) ? present : [];
            outcome["name"] = item.Name.Trim();
            Sheet.Set(outcome, "label", item.Label is null or { En: "", Fr: "" } ? null : Sheet.Pair(item.Label));
            if (outcome.Count > 1)
                outcomes.Add((JsonNode)outcome);
        }
        if (outcomes.Count == 0)
            Sheet.Set(step, "outcomes", null);
    }

    private void Write(JsonObject step, JsonArray list)
    {
        if (Input.Kind == InputKind.Cases)
            Sheet.Set(step, Input.Name, list);
        else
            Sheet.Set(step, Input.Name, InputValue.Of(list.Select(name => name!.ToString())).Over(step.Field(Input.Name)));
    }

    private JsonNode Written(Branch item, JsonNode? old)
    {
        if (Input.Kind != InputKind.Cases)
            return item.Name.Trim();
        var written = old is JsonObject present ? (JsonObject)present.DeepClone() : [];
        Sheet.Set(written, "label", item.Name.Trim());
        if (item.Condition is { } script && script != (Activity.ExpressionOf(written.Field("condition")) is { } kept ? kept.Text : null))
            Sheet.Set(written, "condition", new JsonObject { ["type"] = Expression.JavaScript, ["value"] = script });
        return written;
    }

    private static string? NameOf(JsonNode? item) => item is JsonObject one ? one.Text("label") : item?.ToString();

    private static IReadOnlyList<JsonNode?> Names(JsonNode? raw)
    {
        var value = raw is JsonObject && Activity.ExpressionOf(raw) is { } expression ? expression.Value : raw;
        if (value is JsonValue text && text.TryGetValue<string>(out var json) && json.TrimStart().StartsWith('['))
            value = Parsed(json);
        return value is JsonArray list ? [.. list] : [];
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            // a script or a broken text: there is no list to show
            return null;
        }
    }
}

/// <summary>One branch of a fork, or one case of a switch.</summary>
/// <param name="Was">The name before the edit; null for a new one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Condition">For a case: the script that says whether it holds.</param>
public sealed record Branch(string? Was, string Name, string? Condition = null)
{
    /// <summary>What people read for it; null where it says nothing of it and they read its name.</summary>
    public Bilingual? Label { get; init; }

    /// <summary>What people read for it, as it is written: a name alone counts as English.</summary>
    public Bilingual Said => Label ?? new(Name, "");
}
