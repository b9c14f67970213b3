namespace Governance.Workflows.Conformance;

/// <summary>One line of a journal: what happened to a step. The workflow itself counts as a step, <see cref="Workflow"/>.</summary>
/// <param name="DefinitionId">The lineage whose step it is.</param>
/// <param name="ActivityId">The step's id in that definition.</param>
/// <param name="Name">Elsa's word: Started, Completed, Suspended, Resumed, Faulted, Canceled, Alteration … succeeded.</param>
/// <param name="Outcomes">The outcomes of a Completed line; empty for the plain Done.</param>
public sealed record TraceEvent(string DefinitionId, string ActivityId, string Name, params IReadOnlyList<string> Outcomes)
{
    public const string Workflow = "Workflow";
    public const string Started = "Started";
    public const string Completed = "Completed";
    public const string Suspended = "Suspended";
    public const string Resumed = "Resumed";
    public const string Faulted = "Faulted";
    public const string Canceled = "Canceled";

    public bool Is(string name, string activityId) => Name == name && ActivityId == activityId;

    /// <summary>Whether the step is over with it.</summary>
    public bool IsEnd => Name is Completed or Canceled;

    public bool Equals(TraceEvent? other) =>
        other is not null && DefinitionId == other.DefinitionId && ActivityId == other.ActivityId && Name == other.Name && Outcomes.SequenceEqual(other.Outcomes);

    public override int GetHashCode() => HashCode.Combine(DefinitionId, ActivityId, Name);

    public override string ToString() => Outcomes.Count == 0 ? $"{ActivityId} {Name}" : $"{ActivityId} {Name} [{string.Join(", ", Outcomes)}]";
}
