using Governance.Domain.Storage;

namespace Governance.Workflows.Engine;

/// <summary>Adds lines to an instance's journal, numbered without gaps.</summary>
internal sealed class BurstJournal(GovernanceDb db, WorkflowInstance instance, Guid? byId, DateTimeOffset at)
{
    /// <summary>The name under which Elsa records the workflow itself.</summary>
    public const string WorkflowStep = "Workflow1";

    public int Length { get; private set; } = instance.JournalLength;

    public void Write(long? run, string activityId, string activityType, string eventName, IReadOnlyList<string>? outcomes = null) =>
        db.Add(new JournalEntry(instance.Id, ++Length, run, activityId, activityType, eventName, outcomes, byId, at));
}
