using Governance.Domain.Credentials;
using Governance.Domain.Words;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Operations;

/// <summary>Which instances a list shows; what is null lets everything through.</summary>
/// <param name="Text">Words of the record's number, title or unit.</param>
/// <param name="DefinitionId">The lineage of the definition.</param>
/// <param name="Version">The version of the definition.</param>
/// <param name="Stage">Where the record stands.</param>
/// <param name="SubStatus">Where the instance stands.</param>
/// <param name="IsOpen">Whether only those that can still be changed: under way, or stopped by a fault.</param>
/// <param name="HasIncident">Whether only those that wait on an incident.</param>
/// <param name="Step">With the lineage: the step of its outermost flowchart at which they stand, waiting or stopped.</param>
public sealed record InstanceFilter(
    string? Text = null,
    string? DefinitionId = null,
    int? Version = null,
    CredentialState? Stage = null,
    InstanceSubStatus? SubStatus = null,
    bool IsOpen = false,
    bool HasIncident = false,
    string? Step = null);

/// <summary>The record that an instance carries.</summary>
public sealed record CarriedRecord(string Id, Bilingual Title, CredentialState Stage, Guid OrganisationId);

/// <summary>One instance in a list.</summary>
/// <param name="Record">The record it carries; null where it carries none.</param>
/// <param name="Steps">The steps that wait or have stopped, in words.</param>
/// <param name="Since">Since when it stands there; for one that is over, when it ended.</param>
/// <param name="Incidents">How many incidents nobody has resolved.</param>
public sealed record InstanceRow(
    Guid Id,
    CarriedRecord? Record,
    Bilingual Definition,
    int Version,
    InstanceSubStatus SubStatus,
    IReadOnlyList<Bilingual> Steps,
    DateTimeOffset Since,
    int Incidents);

/// <summary>One page of instances.</summary>
/// <param name="Stopped">How many of the caller's instances wait on an incident, whatever the filter.</param>
public sealed record FoundInstances(IReadOnlyList<InstanceRow> Rows, int Page, int Pages, int Total, int Stopped);

/// <summary>A lineage of definitions that instances may run.</summary>
public sealed record DefinitionChoice(string DefinitionId, Bilingual Name, IReadOnlyList<int> Versions);

/// <summary>Something that happens by itself at a time: a waiting step goes on, or a workflow starts.</summary>
/// <param name="InstanceId">The instance that waits; null where one is started.</param>
/// <param name="Record">The record that the instance carries.</param>
/// <param name="Definition">The name of the definition.</param>
/// <param name="Step">The step that goes on, or that the workflow starts at.</param>
public sealed record TimerRow(Guid? InstanceId, CarriedRecord? Record, Bilingual Definition, Bilingual Step, DateTimeOffset DueAt);

/// <summary>One page of timers, the first due first.</summary>
/// <param name="Overdue">How many are due already, on every page together.</param>
public sealed record FoundTimers(IReadOnlyList<TimerRow> Rows, int Page, int Pages, int Total, int Overdue);
