using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>Minutes as their page shows them.</summary>
/// <param name="ApprovedIn">The day of the meeting that approved them, as an instant; null until then.</param>
public sealed record MinutesView(
    MeetingLine Line, Bilingual Title, IReadOnlyList<ParagraphView> Paragraphs, MinutesState State, DateTimeOffset? SentAt, DateTimeOffset? ApprovedAt, DateTimeOffset? ApprovedIn, bool MayLead);

/// <summary>A paragraph, and who edited it last.</summary>
public sealed record ParagraphView(MinutesParagraph Paragraph, Bilingual? EditedBy);
