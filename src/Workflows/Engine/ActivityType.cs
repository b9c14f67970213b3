using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>
/// A kind of step: its declaration (inputs, outcomes and texts, which the checker and the designer read) and what it does.
/// One object serves every instance, so it keeps nothing: what a run must remember goes in <see cref="StepContext.Memory"/>.
/// Nothing here does I/O of its own; whatever leaves the process is a delivery row.
/// </summary>
public abstract class ActivityType
{
    public abstract ActivityDeclaration Declaration { get; }

    /// <summary>Whether Elsa's Break ends it.</summary>
    public virtual bool IsLoop => false;

    /// <summary>Runs the step. Throwing makes an incident of it; the burst is then run again without the step.</summary>
    public abstract ValueTask<StepResult> Execute(StepContext step);

    /// <summary>Goes on with a step that waited: one of its bookmarks was met, by an event's payload or by the time (null).</summary>
    public virtual ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload) => new(StepResult.Done);

    /// <summary>What follows when a step embedded in it is over.</summary>
    public virtual ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(StepResult.Done);

    /// <summary>The step is over without an answer: close what it opened for people.</summary>
    public virtual ValueTask Cancel(StepContext step) => ValueTask.CompletedTask;

    /// <summary>What starts a workflow at a step of this kind that can start one; null when this kind cannot.</summary>
    public virtual StartTrigger? TriggerOf(Activity activity, DateTimeOffset now) => null;
}

/// <summary>What starts a workflow: an event with this key, or the time.</summary>
/// <param name="Key">The trigger key of the event; for a time, a key that no event has.</param>
/// <param name="DueAt">For a time: when next. A trigger asked again right then says when it is due after that; null: never again.</param>
public sealed record StartTrigger(string Key, DateTimeOffset? DueAt = null);
