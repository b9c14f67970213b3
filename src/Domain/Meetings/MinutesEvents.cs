namespace Governance.Domain.Meetings;

public sealed record MinutesWritten(Guid Meeting, Guid Body, int Paragraphs) : MeetingEvent(Meeting, Body);

/// <summary>The remark is what the paragraph says now.</summary>
public sealed record MinutesEdited(Guid Meeting, Guid Body, int Paragraph) : MeetingEvent(Meeting, Body);

public sealed record MinutesSent(Guid Meeting, Guid Body) : MeetingEvent(Meeting, Body);

/// <summary>The remark is what the correction says.</summary>
public sealed record MinutesCorrected(Guid Meeting, Guid Body, int Paragraph) : MeetingEvent(Meeting, Body);

public sealed record MinutesApproved(Guid Meeting, Guid Body, Guid ApprovedIn) : MeetingEvent(Meeting, Body);
