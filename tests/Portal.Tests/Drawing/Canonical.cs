using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Governance.Designer.Conditions;
using Governance.Workflows.Definitions;

namespace Governance.Portal.Tests.Drawing;

/// <summary>
/// What a definition says, one line for each value, whoever drew it: steps and values are named by their place in the flow
/// and not by their ids, places on the canvas and the bookkeeping of versions are left out, and what is false, empty or not
/// there is the same.
/// </summary>
internal static partial class Canonical
{
    private static readonly string[] Bookkeeping = ["root", "id", "definitionId", "version", "createdAt", "toolVersion", "isReadonly", "isSystem", "isLatest", "isPublished"];

    private static readonly string[] OfStep = ["id", "nodeId", "name", "activities", "connections"];

    // which are chosen counts, and not in what order
    private static readonly string[] Sets = ["roles", "states", "judges", "fields", "steps"];

    /// <summary>What one says and the other does not, a line each; empty where both say the same.</summary>
    public static string Difference(WorkflowDefinition wanted, WorkflowDefinition drawn, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var (should, does) = (Of(wanted, known), Of(drawn, known));
        return string.Join('\n', should.Except(does).Select(line => "missing: " + line).Concat(does.Except(should).Select(line => "added:   " + line))
            .OrderBy(line => line["missing: ".Length..], StringComparer.Ordinal).Take(80));
    }

    public static IReadOnlyList<string> Of(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var names = FlowOrder.Of(definition, known).Select((step, index) => (step, index))
            .ToDictionary(one => one.step.Id, one => string.Create(CultureInfo.InvariantCulture, $"step {one.index + 1:000} “{one.step.DisplayText.En}”"), StringComparer.Ordinal);
        var values = definition.Variables.ToDictionary(value => value.Id, value => value.Name);
        var lines = definition.Root.Connections.Select(line => $"{names[line.Source]}, {line.SourcePort} leads to {names[line.Target]}, {line.TargetPort}").ToList();
        var whole = Without(definition.Source, Bookkeeping);
        foreach (var value in whole["variables"]!.AsArray())
            value!.AsObject().Remove("id");
        Say("workflow", whole, "");
        foreach (var step in definition.Root.Activities)
        {
            var source = Without(step.Source, OfStep);
            (source["metadata"] as JsonObject)?.Remove("designer");
            Say(names[step.Id], source, "");
        }
        return lines;

        void Say(string path, JsonNode? node, string field)
        {
            switch (node)
            {
                case JsonObject fields:
                    foreach (var (name, value) in fields)
                        Say(path + "/" + name, value, name);
                    break;
                case JsonArray list:
                    var isSet = path.Split('/').Any(Sets.Contains);
                    foreach (var (item, index) in list.Select((item, index) => (item, index)))
                        Say(isSet ? path : path + "/" + index.ToString(CultureInfo.InvariantCulture), item, field);
                    break;
                case JsonValue value when value.ToString() is var text && text is not ("false" or "False"):
                    lines.Add($"{path} = {(field == "steps" ? names.GetValueOrDefault(text, text) : field == "id" ? values.GetValueOrDefault(text, text) : InWords(text))}");
                    break;
            }
        }

        string InWords(string text) => text == "CredentialProposed:" + definition.DefinitionId ? "CredentialProposed: of this workflow"
            : Asked().Replace(ConditionScript.Read(text) is { } condition ? ConditionScript.Write(condition) : text, match => $"getOutputFrom('{names.GetValueOrDefault(match.Groups["step"].Value, "nowhere")}',");
    }

    private static JsonObject Without(JsonObject source, IEnumerable<string> fields)
    {
        var copy = (JsonObject)source.DeepClone();
        foreach (var field in fields)
            copy.Remove(field);
        return copy;
    }

    [GeneratedRegex(@"getOutputFrom\('(?<step>[^']+)',")]
    private static partial Regex Asked();
}
