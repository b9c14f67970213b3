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
}

/// <summary>Which records a list shows. Text is looked for in the number, the title in both languages and the unit, without regard to case or accents.</summary>
public sealed record RecordFilter(string? Text = null, CredentialState? State = null, Guid? OrganisationId = null, RecordSort Sort = RecordSort.Moved);

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
    bool IsReturned);

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
    bool IsMine);
