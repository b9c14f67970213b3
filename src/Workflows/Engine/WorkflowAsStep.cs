using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>
/// Puts the definitions that another one uses as steps in their places (Elsa case 72). The using step then has one step
/// embedded in it, of the type <see cref="FlowRules.Workflow"/>, which holds the variables and the root of the used definition; every step in there
/// is named after the using step too ("using/used"), so that names stay apart. The separation of duties that the used definition
/// states is kept at its steps wherever it is used, beside what the using one states.
/// </summary>
public static class WorkflowAsStep
{
    /// <summary>The type that a using step has once its definition is in place.</summary>
    internal const string Type = "Elsa.WorkflowDefinitionActivity";

    internal static WorkflowDefinition Inline(WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowDefinition> used) =>
        used.Count == 0 ? definition
        : new(definition.Id, definition.DefinitionId, definition.Name, definition.Version, Inline(definition.Root, used), definition.Variables, WithDutiesOf(used, definition.Source));

    private static JsonObject WithDutiesOf(IReadOnlyDictionary<string, WorkflowDefinition> used, JsonObject source)
    {
        var duties = used.SelectMany(use => DeclaredDuties.Inside(use.Key + "/", use.Value)).ToList();
        if (duties.Count == 0)
            return source;
        var copy = (JsonObject)source.DeepClone();
        var custom = copy["customProperties"] as JsonObject ?? [];
        copy["customProperties"] = custom;
        custom[DeclaredDuties.Property] = new JsonArray([.. (custom[DeclaredDuties.Property] as JsonArray ?? []).Select(stated => stated?.DeepClone()), .. duties]);
        return copy;
    }

    /// <summary>The type name by which a definition is used as a step: its name in Pascal case.</summary>
    public static string TypeNameOf(string definitionName) =>
        string.Concat(definitionName.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static Activity Inline(Activity activity, IReadOnlyDictionary<string, WorkflowDefinition> used)
    {
        if (used.TryGetValue(activity.Id, out var definition))
            return new(activity.Id, activity.Name, Type, activity.Version, activity.Source, [],
                new Dictionary<string, Activity> { ["root"] = RootOf(activity.Id + "/", definition) }, [], []);
        if (activity.Children.Count == 0)
            return activity;
        return new(activity.Id, activity.Name, activity.Type, activity.Version, activity.Source,
            [.. activity.Activities.Select(child => Inline(child, used))],
            activity.Ports.ToDictionary(port => port.Key, port => Inline(port.Value, used), StringComparer.Ordinal),
            activity.Connections,
            activity.Variables);
    }

    private static Activity RootOf(string prefix, WorkflowDefinition definition) => new(
        prefix + Burst.WorkflowStep,
        definition.Name,
        FlowRules.Workflow,
        definition.Version,
        new JsonObject(),
        [Renamed(prefix, definition.Root)],
        new Dictionary<string, Activity>(),
        [],
        definition.Variables);

    private static Activity Renamed(string prefix, Activity activity) => new(
        prefix + activity.Id,
        activity.Name,
        activity.Type,
        activity.Version,
        activity.Source,
        [.. activity.Activities.Select(child => Renamed(prefix, child))],
        activity.Ports.ToDictionary(port => port.Key, port => Renamed(prefix, port.Value), StringComparer.Ordinal),
        [.. activity.Connections.Select(line => line with { Source = prefix + line.Source, Target = prefix + line.Target })],
        activity.Variables);
}
