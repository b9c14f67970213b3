using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Domain.Discussion;

/// <summary>What is said beside a record, as one reader of it sees it: the newest thread first.</summary>
/// <param name="Readers">Whom a comment for everybody may name.</param>
/// <param name="Offered">The circles of readers that this reader may write for.</param>
/// <param name="Body">The body whose members are the third circle.</param>
public sealed record DiscussionReading(IReadOnlyList<CommentThread> Threads, IReadOnlyList<(Guid Id, Bilingual Name)> Readers, IReadOnlyList<CommentVisibility> Offered, Bilingual? Body)
{
    public int Open => Threads.Count(thread => !thread.IsResolved);
}

/// <summary>A comment with its replies, the oldest first.</summary>
/// <param name="Step">The step that it is about.</param>
/// <param name="Since">That the field's answer has changed since.</param>
public sealed record CommentThread(
    Guid Id,
    string? FieldId,
    FormField? Field,
    Guid? StepId,
    Bilingual? Step,
    CommentVisibility Visibility,
    Bilingual? Body,
    AnswerSince? Since,
    DateTimeOffset? ResolvedAt,
    Bilingual? ResolvedBy,
    IReadOnlyList<CommentLine> Lines)
{
    public bool IsResolved => ResolvedAt is not null;
}

/// <summary>One comment or reply.</summary>
/// <param name="Text">Null once it is withdrawn.</param>
/// <param name="Earlier">What it said before, the oldest first; of a withdrawn one its author alone reads it.</param>
/// <param name="Mentions">The names in the text that were told, as they are written there.</param>
public sealed record CommentLine(
    Guid Id, Bilingual Author, bool IsMine, DateTimeOffset At, string? Text, IReadOnlyList<string> Mentions, IReadOnlyList<EarlierText> Earlier);

/// <summary>Where a reader finds a comment: at the record, or at a step where they read no more than that.</summary>
public sealed record CommentAddress(string CredentialId, Guid? StepId);
