using Governance.Domain.Words;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Operations;

/// <summary>One instance as whoever looks after it sees it.</summary>
/// <param name="Name">What the workflow calls itself; null where it does not.</param>
/// <param name="Record">The record it carries; null where it carries none.</param>
/// <param name="Picture">The way it took, with its definition.</param>
/// <param name="Incidents">What stopped steps, what is not resolved first, then the newest; at most a hundred.</param>
/// <param name="Bookmarks">What it waits for, the first due first; at most a hundred.</param>
/// <param name="Versions">The other versions of its definition, the newest first.</param>
/// <param name="Parent">The instance that started it, where the caller looks after that too.</param>
/// <param name="Children">The instances it started, the newest first; at most a hundred.</param>
public sealed record InstanceInspection(
    Guid Id,
    string? Name,
    CarriedRecord? Record,
    InstanceReading Picture,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<IncidentReading> Incidents,
    IReadOnlyList<BookmarkReading> Bookmarks,
    IReadOnlyList<VariableReading> Variables,
    IReadOnlyList<int> Versions,
    InstanceLink? Parent,
    IReadOnlyList<InstanceLink> Children,
    InstancePulse Pulse)
{
    /// <summary>Whether it can still be changed: it waits, or its fault has ended it.</summary>
    public bool IsOpen => Picture.SubStatus is InstanceSubStatus.Suspended or InstanceSubStatus.Faulted;
}

/// <summary>Another one than before means that something changed.</summary>
public sealed record InstancePulse(InstanceSubStatus SubStatus, int JournalLength, int OpenIncidents, int DefinitionVersion);

/// <summary>Something that stopped a step, or the whole.</summary>
/// <param name="Step">The step; null where what reached the instance could not be carried out at all: the engine tries on by itself.</param>
/// <param name="Sentence">What went wrong, in English: for a broken rule, the rule's own sentence.</param>
/// <param name="IsFaulted">Whether the step still stands there, so that it can be skipped or given up.</param>
/// <param name="Ways">The outcomes that lead on from the step.</param>
public sealed record IncidentReading(
    Guid Id, string StepId, Bilingual? Step, string Sentence, DateTimeOffset At, DateTimeOffset? ResolvedAt, bool IsFaulted, IReadOnlyList<WayOn> Ways);

/// <summary>An outcome by which a step may be left.</summary>
public sealed record WayOn(string Outcome, Bilingual Label);

/// <summary>What a waiting step waits for.</summary>
public enum WaitKind
{
    Person,
    Time,
    Event,

    /// <summary>Another instance, until that is over.</summary>
    Workflow,
}

/// <param name="EventName">For an event: its name.</param>
public sealed record BookmarkReading(string StepId, Bilingual Step, WaitKind Kind, string? EventName, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>A variable of the workflow with its value as JSON.</summary>
public sealed record VariableReading(string Id, string Name, string TypeName, string Json);

/// <summary>An instance that started this one, or that it started.</summary>
public sealed record InstanceLink(Guid Id, Bilingual Definition, InstanceSubStatus SubStatus, DateTimeOffset StartedAt);

/// <summary>One line of the journal in words. Who gave the word stands in the record's history, which knows what is blind.</summary>
/// <param name="EventName">The name that Elsa gives the line.</param>
/// <param name="Step">The step; null for the workflow itself.</param>
/// <param name="Outcomes">The outcomes it was left by, other than the plain one.</param>
public sealed record JournalLine(int Sequence, string EventName, Bilingual? Step, IReadOnlyList<Bilingual> Outcomes, DateTimeOffset At);

/// <summary>One page of a journal.</summary>
/// <param name="Total">How many lines the journal has, or had.</param>
/// <param name="RemovedAt">When it was removed, the workflow having ended long before; null while it is kept.</param>
public sealed record JournalPage(IReadOnlyList<JournalLine> Lines, int Page, int Pages, int Total, DateTimeOffset? RemovedAt);
