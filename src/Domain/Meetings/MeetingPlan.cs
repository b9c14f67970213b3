using Governance.Domain.Calendars;
using Governance.Domain.Rules;

namespace Governance.Domain.Meetings;

/// <summary>When and where a meeting is, as instants.</summary>
/// <param name="Room">Empty where everyone joins from elsewhere.</param>
internal sealed record MeetingPlan(DateTimeOffset StartsAt, int LengthInMinutes, string Room, string? Link, DateTimeOffset PapersBy)
{
    /// <summary>The plan that people wrote, in the time of the organisation and the business days of its calendar.</summary>
    internal static MeetingPlan Of(WrittenPlan written, BusinessCalendar calendar)
    {
        Rule.Require(written.PaperDays is >= 0 and <= WrittenPlan.MostPaperDays, "Papers close between 0 and {0} business days before the meeting.", WrittenPlan.MostPaperDays);
        var start = calendar.At(written.Day, written.Time);
        return new(start, written.LengthInMinutes, Words.Written.Text(written.Room) ?? "", Words.Written.Text(written.Link), written.PaperDays == 0 ? start : calendar.Before(start, written.PaperDays));
    }
}

/// <summary>When and where a meeting is, as people write it: in the time zone of the organisation.</summary>
/// <param name="PaperDays">Business days before the meeting on which papers close.</param>
public sealed record WrittenPlan(DateOnly Day, TimeOnly Time, int LengthInMinutes, string? Room, string? Link, int PaperDays)
{
    public const int MostPaperDays = 60;
}
