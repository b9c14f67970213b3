namespace Governance.Domain.Bodies;

/// <summary>
/// Items that pass together without discussion unless a member pulls one. The deadline is in the time of the body's
/// organisation.
/// </summary>
/// <param name="DaysBefore">Calendar days before the meeting on which pulling ends; null where a member may pull until the vote.</param>
/// <param name="Until">The time of that day; null means the end of it.</param>
public sealed record ConsentAgenda(int? DaysBefore = null, TimeOnly? Until = null)
{
    /// <summary>Whether an item that was pulled at these moments leaves the consent agenda of the meeting.</summary>
    public bool IsPulled(IEnumerable<DateTime> pulls, DateTime meeting) => pulls.Any(at => at <= Deadline(meeting));

    private DateTime Deadline(DateTime meeting) =>
        DaysBefore is { } days ? meeting.Date.AddDays(-days) + (Until ?? TimeOnly.MaxValue).ToTimeSpan() : meeting;
}
