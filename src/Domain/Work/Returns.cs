namespace Governance.Domain.Work;

/// <summary>
/// The decisions of a record as a way that can be walked again. The laws of this file: only a step's latest answer
/// counts; a return opens again the decisions on the way back (<see cref="OfferedOutcome.Reopens"/>) and is in force
/// until whoever returned answers anew; a return carries a decision over once, and not that of the very step it leads to. All of it follows from what is stored.
/// </summary>
internal sealed class Returns
{
    // in the order of the answers; those of the same moment in the order in which they were asked for
    private readonly List<WorkItem> answered;

    public Returns(IEnumerable<WorkItem> items) =>
        answered = [.. items.Where(item => item.State == WorkState.Completed && item.IsDecision).OrderBy(item => item.CompletedAt).ThenBy(item => item.Id)];

    /// <summary>The last answer of a step in an instance; null where it has none.</summary>
    public WorkItem? Latest(Guid instanceId, string stepId) => answered.LastOrDefault(item => item.InstanceId == instanceId && item.StepId == stepId);

    /// <summary>The return that governs an instance; null where none does.</summary>
    public WorkItem? InForce(Guid instanceId) =>
        answered.LastOrDefault(item => item.InstanceId == instanceId && item.ReturnMode is not null && Latest(instanceId, item.StepId) == item);

    /// <summary>
    /// The decisions that count when the record stands at a step, or at none: signed, no returns, and neither left behind
    /// by a way that was walked again without them, nor that of the step to which a return led, which decides anew whatever was edited.
    /// </summary>
    public IEnumerable<WorkItem> Counting(string? atStep) =>
        answered.Where(item => item is { Signature: not null, ReturnMode: null } && item.StepId != atStep && Latest(item.InstanceId, item.StepId) == item && !IsLeftBehind(item, atStep));

    /// <summary>Whether a step that is reached again may leave by its earlier answer, as far as that depends on what was answered.</summary>
    public bool MayCarry(WorkItem earlier, WorkItem returned) =>
        earlier.ReturnMode is null && answered.IndexOf(earlier) < answered.IndexOf(returned) && earlier.Carried?.Return != returned.Id
        && returned.Answer?.LeadsTo != earlier.StepId;

    private bool IsLeftBehind(WorkItem decision, string? atStep) =>
        Reopening(decision) is { } returned && decision.Carried?.Return != returned.Id
        && (returned.StepId == atStep || returned.Answer?.LeadsTo == decision.StepId || InForce(decision.InstanceId) != returned);

    private WorkItem? Reopening(WorkItem decision) =>
        answered.Skip(answered.IndexOf(decision) + 1).LastOrDefault(item => item.InstanceId == decision.InstanceId && item.ReturnMode is not null
            && item.Answer?.Reopens?.Contains(decision.StepId, StringComparer.Ordinal) == true);
}
