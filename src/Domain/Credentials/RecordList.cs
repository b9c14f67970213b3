using Governance.Domain.Commands;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Credentials;

public enum RecordSort
{
    /// <summary>What moved last comes first.</summary>
    Moved,
    Title,

    /// <summary>What is due first comes first; records without a due date at the end.</summary>
    Due,
    Stage,
    Unit,

    /// <summary>What has been in its stage longest comes first.</summary>
    Age,
    Organisation,

    /// <summary>By whom the step waits for that is due first; records without a step at the end.</summary>
    Holder,
    Lead,

    /// <summary>What was proposed last comes first.</summary>
    Proposed,

    /// <summary>What was published last comes first; records that never were at the end.</summary>
    Published,
}

/// <summary>What is the matter with a record.</summary>
public enum RecordMatter
{
    /// <summary>On its way: neither published and at rest, nor ended.</summary>
    Moving,

    /// <summary>A step of it is overdue.</summary>
    Overdue,

    /// <summary>Its last move sent it back for more work.</summary>
    Returned,

    /// <summary>It is in the catalogue, and its yearly look is due before the quarter ends, or overdue.</summary>
    ReviewDue,

    /// <summary>A partner's endorsement of it ends within three months.</summary>
    EndorsementEnds,
}

/// <summary>Which records a list shows; what is null is not looked at.</summary>
/// <param name="Text">Words of the number, the title in both languages or the unit, without regard to case or accents.</param>
/// <param name="Unit">The unit's name in English, or in French where it has no other.</param>
/// <param name="Holder">Whom a step of it waits for (<see cref="StepHolder"/>).</param>
/// <param name="Days">For how many days at least it has been in its stage.</param>
/// <param name="Left">A stage in which a stay of it has ended.</param>
/// <param name="Within">Within how many days that was, at most; null: a year.</param>
/// <param name="Reversed">Whether the order is the other way round; what has no value in it stays at the end.</param>
public sealed record RecordFilter(
    string? Text = null,
    CredentialState? State = null,
    Guid? OrganisationId = null,
    RecordSort Sort = RecordSort.Moved,
    string? Unit = null,
    string? Holder = null,
    RecordMatter? Matter = null,
    int? Days = null,
    CredentialState? Left = null,
    int? Within = null,
    bool Reversed = false)
{
    /// <summary>The days in which a stay must have ended where nobody says how many.</summary>
    public const int UsualWithin = 365;
}

/// <summary>What the filters of a list offer: only what is there.</summary>
public sealed record RecordOffers(IReadOnlyList<(Guid Id, Bilingual Name)> Organisations, IReadOnlyList<Bilingual> Units, IReadOnlyList<(string Id, Bilingual Name)> Holders);

/// <summary>One page of a list. Pages count from 1; a page past the end is the last one.</summary>
public sealed record RecordPage(IReadOnlyList<RecordRow> Rows, int Page, int Pages, int Total);

/// <param name="IsReturned">Whether its last move sent it back for more work.</param>
public sealed record RecordRow(
    string Id,
    Bilingual Title,
    Guid OrganisationId,
    Bilingual Organisation,
    CredentialState State,
    DateTimeOffset Since,
    IReadOnlyList<OpenStep> Next,
    bool IsReturned)
{
    public Bilingual Unit { get; init; } = Bilingual.Empty;

    /// <summary>Who proposed it and leads the team.</summary>
    public Bilingual Lead { get; init; } = Bilingual.Empty;

    public DateTimeOffset ProposedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }
}

/// <summary>A step that waits, and for whom.</summary>
/// <param name="Holder">The role in words, or the partner's name.</param>
/// <param name="IsMine">Whether it waits for the caller.</param>
public sealed record OpenStep(
    Guid WorkItemId,
    string StepId,
    WorkKind Kind,
    Bilingual Title,
    Bilingual Holder,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    bool IsOverdue,
    bool IsMine)
{
    /// <summary>What is due first comes first.</summary>
    internal static IReadOnlyList<OpenStep> Of(IEnumerable<WorkItem> open, Func<WorkItem, Bilingual> holder, Caller caller, DateTimeOffset at) =>
        [.. open.OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.OpenedAt).ThenBy(item => item.Id)
            .Select(item => new OpenStep(item.Id, item.StepId, item.Kind, item.Title, holder(item), item.OpenedAt, item.DueAt, item.IsOverdue(at), item.MayAct(caller)))];
}
