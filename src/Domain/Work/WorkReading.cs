using Governance.Domain.Credentials;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>Where today and this week end, in the institution's time zone: the domain knows no zone of its own.</summary>
public sealed record WorkHorizon(DateTimeOffset Now, DateTimeOffset EndOfToday, DateTimeOffset EndOfWeek);

/// <summary>
/// A page of the steps that wait for one caller, in the order asked for. Steps that others of the role have taken come
/// last and are counted apart: they wait for those.
/// </summary>
/// <param name="Rows">The steps of the page.</param>
/// <param name="Found">How many the filter lets through, on all pages.</param>
public sealed record WaitingWork(IReadOnlyList<WorkRow> Rows, WorkHorizon Horizon, int Page, int Pages, int Found)
{
    /// <summary>How many wait for the caller, whatever the filter says; neither those of others nor what was put off is among them.</summary>
    public int Count { get; init; }

    /// <summary>How many of these are overdue.</summary>
    public int Overdue { get; init; }

    /// <summary>How many may be answered together with others, on all pages and whatever the filter says.</summary>
    public int Together { get; init; }

    /// <summary>How many there are for each view that was asked about, in that order.</summary>
    public IReadOnlyList<int> ViewCounts { get; init; } = [];

    /// <summary>The roles and bodies that they wait for, whatever the filter says, with how many for each.</summary>
    public IReadOnlyList<WorkHolder> Holders { get; init; } = [];

    /// <summary>The units whose records they are about, whatever the filter says, by name.</summary>
    public IReadOnlyList<Bilingual> Units { get; init; } = [];

    /// <summary>Those of the page that wait for the caller.</summary>
    public IReadOnlyList<WorkRow> All => Mine(_ => true);

    public IReadOnlyList<WorkRow> Today => Mine(row => row.DueAt <= Horizon.EndOfToday);

    public IReadOnlyList<WorkRow> ThisWeek => Mine(row => row.DueAt > Horizon.EndOfToday && row.DueAt <= Horizon.EndOfWeek);

    /// <summary>Steps without a due date are among the later ones.</summary>
    public IReadOnlyList<WorkRow> Later => Mine(row => row.DueAt is null || row.DueAt > Horizon.EndOfWeek);

    /// <summary>Steps of the caller's roles that others of the role have taken: they wait for those.</summary>
    public IReadOnlyList<WorkRow> Taken => [.. Rows.Where(row => row.PutOff is null && row.Claim.IsOfAnother)];

    /// <summary>Decisions that were put off to a later day.</summary>
    public IReadOnlyList<WorkRow> PutOff => [.. Rows.Where(row => row.PutOff is not null)];

    private IReadOnlyList<WorkRow> Mine(Func<WorkRow, bool> when) => [.. Rows.Where(row => row.PutOff is null && !row.Claim.IsOfAnother && when(row))];
}

/// <summary>A role, or a body, and how many steps wait for it.</summary>
public sealed record WorkHolder(string Id, Bilingual Name, int Count);

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

    /// <summary>The outcome that may be given to it together with others; null where it is looked at by itself.</summary>
    public OfferedOutcome? Consent { get; init; }

    /// <summary>Whether it may be answered together with others now.</summary>
    public bool IsConsent => Consent is not null && PutOff is null && !Claim.IsOfAnother;

    /// <summary>Until when the decision is put off, and why; null where it is not.</summary>
    public Postponement? PutOff { get; init; }

    /// <summary>The school or department of the record.</summary>
    public Bilingual Unit { get; init; } = Bilingual.Empty;

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

    /// <summary>What it was signed for; null where no signature was asked for.</summary>
    public SigningMeaning? Signed { get; init; }

    /// <summary>When it was last carried over instead of being asked for again.</summary>
    public DateTimeOffset? CarriedAt { get; init; }
}
