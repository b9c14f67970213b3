using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>Where today and this week end, in the institution's time zone: the domain knows no zone of its own.</summary>
public sealed record WorkHorizon(DateTimeOffset Now, DateTimeOffset EndOfToday, DateTimeOffset EndOfWeek);

/// <summary>The steps that wait for one caller, by due date; steps without one are among the later ones.</summary>
public sealed record WaitingWork(IReadOnlyList<WorkRow> Today, IReadOnlyList<WorkRow> ThisWeek, IReadOnlyList<WorkRow> Later)
{
    /// <summary>Steps of the caller's roles that others of the role have taken: they wait for those.</summary>
    public IReadOnlyList<WorkRow> Taken { get; init; } = [];

    public IEnumerable<WorkRow> All => Today.Concat(ThisWeek).Concat(Later);

    public int Count => Today.Count + ThisWeek.Count + Later.Count;
}

/// <summary>
/// One step that waits, and in <see cref="Why"/> the sentences that say why it is before this person. It waits for a role
/// or a body: <see cref="HolderId"/> tells them apart.
/// </summary>
public sealed record WorkRow(
    Guid Id,
    string CredentialId,
    WorkKind Kind,
    Bilingual Title,
    Bilingual CredentialTitle,
    CredentialState Stage,
    string HolderId,
    Bilingual Holder,
    Guid OrganisationId,
    Bilingual Organisation,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    bool IsOverdue,
    IReadOnlyList<Sentence> Why)
{
    public ClaimReading Claim { get; init; } = ClaimReading.None;

    /// <summary>In whose name it would be answered, where that is not the reader's: they are away.</summary>
    public Bilingual? For { get; init; }
}

/// <summary>An open step of a record, and who it waits for.</summary>
public sealed record OpenWork(
    Guid Id, string CredentialId, Guid OrganisationId, Bilingual CredentialTitle, WorkKind Kind, Bilingual Title, Bilingual Holder, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, bool MayAct);

/// <summary>What a record waits for now: read after a person's word, to say what follows from it.</summary>
public sealed record WhatFollows(CredentialState Stage, IReadOnlyList<OpenWork> Open);

/// <summary>
/// A step that was answered: who said what about which version. <see cref="Person"/> is null where the answer came by a
/// partner's link, and where the reader may not know who it was.
/// </summary>
public sealed record AnsweredStep(
    Guid Id,
    string CredentialId,
    WorkKind Kind,
    Bilingual Title,
    Bilingual Holder,
    Bilingual? Person,
    OfferedOutcome Outcome,
    string? Comment,
    DateTimeOffset At,
    int? VersionNumber)
{
    /// <summary>In whose name, where the person stood in for somebody who was away.</summary>
    public Bilingual? For { get; init; }

    /// <summary>What a return asked of the decisions on the way back; null where the answer was none.</summary>
    public ReturnMode? ReturnMode { get; init; }

    /// <summary>When it was last carried over instead of being asked for again.</summary>
    public DateTimeOffset? CarriedAt { get; init; }
}
