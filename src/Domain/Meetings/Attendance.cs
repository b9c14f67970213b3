using Governance.Domain.Bodies;

namespace Governance.Domain.Meetings;

/// <summary>What was put down of one member at one moment.</summary>
public sealed record AttendanceMark(Guid PersonId, Presence Presence, DateTimeOffset At);

/// <summary>Who is here at a moment.</summary>
/// <param name="Present">In the room.</param>
/// <param name="Remote">From elsewhere; whether they count is for the bylaws to say.</param>
public sealed record RollCall(IReadOnlyList<Guid> Present, IReadOnlyList<Guid> Remote);

/// <summary>How one member attended the whole meeting.</summary>
/// <param name="Presence">How they were here, or why not. Whoever came and left again was here.</param>
/// <param name="CameAt">When they came, where that was after the first item was taken up.</param>
/// <param name="LeftAt">When they left for good.</param>
public sealed record Attended(Presence Presence, DateTimeOffset? CameAt, DateTimeOffset? LeftAt)
{
    public bool WasHere => Presence is Presence.Present or Presence.Remote;
}

/// <summary>
/// The marks of a meeting in the order in which they were made, and what they say. Pure: the last mark of a member before
/// a moment holds at it.
/// </summary>
public sealed record Attendance(IReadOnlyList<AttendanceMark> Marks)
{
    public static readonly Attendance None = new([]);

    /// <summary>Who presides in the chair's place; null where the chair does.</summary>
    public Guid? PresiderId { get; init; }

    public Attendance With(AttendanceMark mark) => this with { Marks = [.. Marks, mark] };

    /// <summary>The members with whoever presides as their chair.</summary>
    public IReadOnlyList<Member> Presided(IReadOnlyList<Member> members) =>
        PresiderId is { } presider ? [.. members.Select(member => member with { IsChair = member.PersonId == presider && member.AlternateFor is null })] : members;

    /// <summary>The last mark of a member; null where nothing was put down.</summary>
    public Presence? Of(Guid personId) => Marks.LastOrDefault(mark => mark.PersonId == personId)?.Presence;

    /// <summary>Whose last word before the meeting is that they will be there.</summary>
    public IReadOnlyList<Guid> Expected() => [.. Marks.GroupBy(mark => mark.PersonId).Where(of => of.Last().Presence == Presence.Expected).Select(of => of.Key)];

    /// <summary>Who is here at a moment; null where nobody's presence had been put down, and whoever votes is here.</summary>
    public RollCall? RollAt(DateTimeOffset at)
    {
        var last = Marks.Where(mark => mark.At <= at).GroupBy(mark => mark.PersonId).Select(of => of.Last()).ToList();
        return last.Exists(mark => mark.Presence is not (Presence.Apologies or Presence.Expected))
            ? new([.. Who(Presence.Present)], [.. Who(Presence.Remote)])
            : null;

        IEnumerable<Guid> Who(Presence presence) => last.Where(mark => mark.Presence == presence).Select(mark => mark.PersonId);
    }

    /// <summary>The whole attendance of a member; nobody put down counts as absent.</summary>
    /// <param name="workBegan">When the first item was taken up; whoever comes after it comes late.</param>
    public Attended Whole(Guid personId, DateTimeOffset? workBegan)
    {
        var marks = Marks.Where(mark => mark.PersonId == personId).ToList();
        var first = marks.Find(IsHere);
        if (first is null)
            return new(marks.Count > 0 && marks[^1].Presence == Presence.Apologies ? Presence.Apologies : Presence.Absent, null, null);
        return new(
            marks.FindLast(IsHere)!.Presence,
            first.At > workBegan ? first.At : null,
            IsHere(marks[^1]) ? null : marks[^1].At);
    }

    private static bool IsHere(AttendanceMark mark) => mark.Presence is Presence.Present or Presence.Remote;
}
