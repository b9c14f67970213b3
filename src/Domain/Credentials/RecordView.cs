using Governance.Domain.Forms;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Credentials;

/// <summary>A record as whoever may read it sees it.</summary>
/// <param name="Proposal">The draft for its team; for others what was last submitted, or the draft while nothing was.</param>
/// <param name="ShownVersion">The number of the version that <paramref name="Proposal"/> is; null when it is the draft.</param>
/// <param name="Return">The last time it was sent back, while it is not yet published.</param>
/// <param name="MayReadReviews">Whether the caller reads its reviews, now or once they are closed.</param>
/// <param name="LatestEventId">The newest event, for pages that watch for more.</param>
public sealed record RecordView(
    string Id,
    Bilingual Title,
    Guid OrganisationId,
    Bilingual Organisation,
    string Region,
    Bilingual Unit,
    Bilingual Lead,
    CredentialState State,
    DateTimeOffset Since,
    DateTimeOffset ProposedAt,
    Proposal Proposal,
    int? ShownVersion,
    IReadOnlyList<VersionSummary> Versions,
    int? PublishedVersion,
    DateTimeOffset? PublishedAt,
    string? Slug,
    DateTimeOffset? LastReviewedAt,
    IReadOnlyList<OpenStep> OpenSteps,
    IReadOnlyList<StageVisit> Visits,
    RecordReturn? Return,
    bool MayReadReviews,
    Guid LatestEventId)
{
    public VersionSummary? LatestVersion => Versions.Count == 0 ? null : Versions[^1];

    /// <summary>Whether whoever leads it is here and holds the role for it.</summary>
    public bool HasLead { get; init; } = true;

    /// <summary>Whether the caller may give it another lead.</summary>
    public bool MayHandOver { get; init; }

    /// <summary>The step that waits for the caller; the one that is due first where there are several.</summary>
    public OpenStep? MyStep => OpenSteps.FirstOrDefault(step => step.IsMine);
}

public sealed record VersionSummary(int Number, DateTimeOffset At, Bilingual? By);

/// <summary>A version with what it said.</summary>
public sealed record VersionView(string CredentialId, Bilingual Title, VersionSummary Version, Proposal Content);

/// <summary>A stay in a stage; the last one has no end.</summary>
public sealed record StageVisit(CredentialState State, DateTimeOffset From, DateTimeOffset? Until);

/// <param name="IsCurrent">Whether it has not moved on since.</param>
public sealed record RecordReturn(CredentialState From, CredentialState To, DateTimeOffset At, Bilingual? By, string? Reason, bool IsCurrent);

/// <summary>The differences between two versions, in the order of the form, and what they amount to together.</summary>
public sealed record Comparison(VersionSummary From, VersionSummary To, IReadOnlyList<FieldChange> Changes, Edit? Edit);

/// <summary>One answer that differs. Answers that no form asks for, such as the competency map, have no field.</summary>
public sealed record FieldChange(string FieldId, FormField? Field, ProposalAnswer? Old, ProposalAnswer? New, EditClass Class);

/// <summary>What somebody decided about the record.</summary>
/// <param name="Person">Null for a partner, and for a reviewer whose name the caller may not know.</param>
/// <param name="Holder">The role, or the partner, that was asked.</param>
public sealed record DecisionReading(
    Guid WorkItemId,
    Bilingual Step,
    WorkKind Kind,
    Bilingual Outcome,
    string Tone,
    Bilingual? Person,
    Bilingual Holder,
    int? VersionNumber,
    string? Comment,
    DateTimeOffset At)
{
    /// <summary>In whose name, where the person stood in for somebody who was away.</summary>
    public Bilingual? For { get; init; }
}

/// <summary>One line of a record's history: what happened, on whose word, why.</summary>
/// <param name="Event">The stable name of the event.</param>
/// <param name="Mark">"done", "again", "back", "end", "publish", "ballot", "seal", "problem" or "plain": what the line is drawn with.</param>
/// <param name="IsHeadline">Whether it belongs in a short history.</param>
/// <param name="Decided">When the decision it speaks of was made, where that was earlier.</param>
public sealed record HistoryLine(
    Guid EventId, DateTimeOffset At, string Event, Sentence What, Sentence? Who, string? Why, string Mark, bool IsHeadline, DateTimeOffset? Decided);
