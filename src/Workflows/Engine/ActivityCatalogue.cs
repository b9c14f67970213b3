using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

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

    /// <summary>What people call a step of a definition; its id where the definition has no such step.</summary>
    public Bilingual TitleOf(WorkflowDefinition definition, string stepId) =>
        definition.Find(stepId) is { } step ? StepTitle.Of(step, byName.GetValueOrDefault(step.Type)?.Declaration) : new(stepId, stepId);

    public bool Knows(string type) => type == FlowRules.Flowchart || byName.ContainsKey(type);

    /// <summary>The declarations, with those of the definitions that may be used as steps.</summary>
    public IReadOnlyDictionary<string, ActivityDeclaration> Known(IEnumerable<WorkflowDefinition> used)
    {
        var known = new Dictionary<string, ActivityDeclaration>(Declarations, StringComparer.Ordinal);
        foreach (var definition in used)
        {
            var name = new Bilingual(definition.Name, definition.DisplayName.Fr is { Length: > 0 } french ? french : definition.Name);
            var type = WorkflowAsStep.TypeNameOf(definition.Name);
            known[type] = new(type, name, name, [], [.. definition.Outcomes, Connection.Done]) { WorkflowId = definition.DefinitionId, Steps = [.. definition.AllActivities.Select(step => step.Id)] };
        }
        return known;
    }

    internal IReadOnlyDictionary<string, ActivityDeclaration> Known(IEnumerable<StoredDefinition> used) =>
        Known(used.Select(stored => DefinitionReader.Read(stored.Json).Definition!));

    /// <summary>What starts a definition, with the step each one starts at.</summary>
    internal IEnumerable<(Activity Step, StartTrigger Trigger)> TriggersOf(WorkflowDefinition definition, DateTimeOffset now) =>
        from activity in definition.AllActivities
        where activity.CanStartWorkflow && byName.ContainsKey(activity.Type)
        let trigger = For(activity.Type).TriggerOf(activity, now)
        where trigger is not null
        select (activity, trigger);
}
