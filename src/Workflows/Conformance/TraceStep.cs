using System.Text.Json.Nodes;

namespace Governance.Workflows.Conformance;

/// <summary>
/// What one step of a script led to: the lines written during it, and how the case's own instance stood afterwards.
/// </summary>
public sealed record TraceStep
{
    /// <summary>Instance after instance in the order in which they began, each with its own lines in order.</summary>
    public IReadOnlyList<TraceEvent> Events { get; init; } = [];

    /// <summary>None as long as there is no instance.</summary>
    public string? Status { get; init; }

    public string? SubStatus { get; init; }

    /// <summary>The step of each open bookmark, sorted.</summary>
    public IReadOnlyList<string> Bookmarks { get; init; } = [];

    /// <summary>The steps with an incident, sorted.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    /// <summary>The workflow's own variables by name.</summary>
    public JsonObject Variables { get; init; } = [];

    public JsonObject Output { get; init; } = [];

    /// <summary>How many instances there are; none where it was not recorded.</summary>
    public int? Instances { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    /// <summary>
    /// Of an expectation: real Elsa went wrong here and left no record of what should have followed. What it did record
    /// must come first; what follows is held against <see cref="Soundness"/>.
    /// </summary>
    public bool IsUnrecorded { get; init; }

    /// <summary>Whether the instance says that it waits, but for nothing.</summary>
    public bool IsHanging => (Status, SubStatus) == ("Running", "Suspended") && Bookmarks.Count == 0 && Incidents.Count == 0;

    public TraceStep Ended() => this with { Status = "Finished", SubStatus = "Finished" };
}
