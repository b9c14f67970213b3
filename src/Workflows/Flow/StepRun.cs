using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Flow;

public enum RunStatus
{
    /// <summary>In the queue of the burst.</summary>
    Scheduled,
    Running,

    /// <summary>Has left bookmarks and waits.</summary>
    Waiting,
    Faulted,
}

/// <summary>
/// One execution of one step (Elsa's activity execution context). Only runs that are not over are kept.
/// Numbers count up within an instance, so the same history always gives the same numbers.
/// </summary>
/// <param name="Number">From 1, unique within the instance for its whole life.</param>
/// <param name="Parent">The run of the container it belongs to; none for the root.</param>
/// <param name="ActivityId">The step of the definition.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Tokens">For a token-based flowchart: what is on its way inside.</param>
public sealed record StepRun(long Number, long? Parent, string ActivityId, RunStatus Status, ImmutableArray<Token> Tokens)
{
    /// <summary>For a counter-based flowchart: how often its steps and connections were visited.</summary>
    public FlowVisits? Visits { get; init; }

    /// <summary>For a flowchart that a trigger started elsewhere than at its start: the step it began with.</summary>
    public string? Start { get; init; }

    /// <summary>In a counter-based flowchart: whether a connection that leads back started it.</summary>
    public bool CameBack { get; init; }

    /// <summary>The values that only this run and what is inside it see, by name (a loop's CurrentValue).</summary>
    public JsonObject? Locals { get; init; }

    public static StepRun Scheduled(long number, long? parent, string activityId) => new(number, parent, activityId, RunStatus.Scheduled, []);
}
