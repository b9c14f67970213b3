using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>Every kind of step this engine runs, by Elsa's type name.</summary>
public sealed class ActivityCatalogue(IEnumerable<ActivityType> types)
{
    private readonly Dictionary<string, ActivityType> byName = types.ToDictionary(type => type.Declaration.Type, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ActivityDeclaration> Declarations =>
        byName.ToDictionary(entry => entry.Key, entry => entry.Value.Declaration, StringComparer.Ordinal);

    /// <summary>Throws for a type that publishing would have refused.</summary>
    public ActivityType For(string type) =>
        byName.GetValueOrDefault(type) ?? throw new InvalidOperationException($"No activity of type {type} is known.");

    /// <summary>The trigger keys that start a definition, with the step each one starts at.</summary>
    public IEnumerable<(string Key, string ActivityId)> StartKeys(WorkflowDefinition definition) =>
        definition.AllActivities
            .Where(activity => activity.CanStartWorkflow && byName.ContainsKey(activity.Type))
            .Select(activity => (Key: For(activity.Type).StartKey(activity), activity.Id))
            .Where(start => start.Key is not null)
            .Select(start => (start.Key!, start.Id));
}
