using Governance.Domain.Storage;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>What starts the published version of a lineage. Made anew at each publication, taken away when it is retracted.</summary>
public sealed class StoredTrigger
{
    private StoredTrigger()
    {
    }

    internal StoredTrigger(Guid id, StoredDefinition definition, string activityId, string activityType, StartTrigger trigger)
    {
        Id = id;
        DefinitionId = definition.DefinitionId;
        Hash = definition.Hash;
        ActivityId = activityId;
        ActivityType = activityType;
        Key = trigger.Key;
        DueAt = trigger.DueAt;
    }

    /// <summary>What starts a version from now on.</summary>
    internal static IEnumerable<StoredTrigger> Of(ActivityCatalogue activities, WorkflowDefinition definition, StoredDefinition version, DateTimeOffset now) =>
        activities.TriggersOf(definition, now).Select(found => new StoredTrigger(OrderedId.At(now), version, found.Step.Id, found.Step.Type, found.Trigger));

    public Guid Id { get; private set; }

    public string DefinitionId { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>The step that the workflow starts at.</summary>
    public string ActivityId { get; private set; } = "";

    public string ActivityType { get; private set; } = "";

    /// <summary>The key of the event that starts it; for a time, a key that no event has.</summary>
    public string Key { get; private set; } = "";

    /// <summary>For a time: when next; null when never again.</summary>
    public DateTimeOffset? DueAt { get; internal set; }

    /// <summary>A due trigger is left alone until then: whoever claimed it is at it, or failed and waits.</summary>
    public DateTimeOffset? ClaimedUntil { get; internal set; }

    /// <summary>How often somebody has begun on it since it became due.</summary>
    public int Attempts { get; internal set; }
}
