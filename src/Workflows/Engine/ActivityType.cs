using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>
/// A kind of step: its declaration (inputs, outcomes and texts, which the checker and the designer read) and what it does.
/// One object serves every instance, so it keeps nothing: what a run must remember goes in <see cref="StepContext.Memory"/>.
/// Nothing here does I/O of its own; whatever leaves the process is a delivery row.
/// </summary>
public abstract class ActivityType
{
    public abstract ActivityDeclaration Declaration { get; }

    /// <summary>Runs the step. Throwing makes an incident of it; the burst is then run again without the step.</summary>
    public abstract ValueTask<StepResult> Execute(StepContext step);

    /// <summary>Goes on with a step that waited: one of its bookmarks was met, by an event's payload or by the time (null).</summary>
    public virtual ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload) => new(StepResult.Done);

    /// <summary>The step is over without an answer: close what it opened for people.</summary>
    public virtual ValueTask Cancel(StepContext step) => ValueTask.CompletedTask;

    /// <summary>The trigger key with which a step that can start a workflow starts it; null when this kind cannot.</summary>
    public virtual string? StartKey(Activity activity) => null;
}
