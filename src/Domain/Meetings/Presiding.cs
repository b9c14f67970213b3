using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>Who says that another member presides over a meeting, and who that may be.</summary>
internal static class Presiding
{
    /// <summary>The chair; the secretary where nobody holds the chair, or they sent their apologies, stayed away or left.</summary>
    internal static bool MayName(Meeting meeting, Body body, Caller caller, DateTimeOffset at)
    {
        var seats = body.HeldAt(at);
        var chair = seats.FirstOrDefault(seat => seat.Role == SeatRole.Chair)?.PersonId;
        return (chair is not null && caller.PersonId == chair)
            || (seats.Any(seat => seat.Role == SeatRole.Secretary && seat.PersonId == caller.PersonId)
                && (chair is not { } away || meeting.Attendance.Of(away) is Presence.Apologies or Presence.Absent or Presence.Left));
    }

    /// <summary>Throws <see cref="Refused"/> for whoever may not say who presides.</summary>
    internal static void RequireMayName(Meeting meeting, Body body, Caller caller, DateTimeOffset at)
    {
        if (!MayName(meeting, body, caller, at))
            throw new Refused(new Sentence("The chair says who presides in their place; the secretary does where the chair is away."));
    }

    /// <summary>The members who may preside in the chair's place: they have a vote of their own, and are not known to be away.</summary>
    internal static IReadOnlyList<Guid> Candidates(Meeting meeting, Body body, DateTimeOffset at) =>
        [.. body.HeldAt(at).Where(seat => seat is { IsVoting: true, AlternateFor: null, Role: not SeatRole.Chair } && meeting.Attendance.Of(seat.PersonId) is not (Presence.Apologies or Presence.Absent or Presence.Left)).Select(seat => seat.PersonId).Distinct()];

    /// <summary>Throws <see cref="RuleBroken"/> where somebody may not preside.</summary>
    internal static void RequireMayPreside(Meeting meeting, Body body, Guid personId, DateTimeOffset at) =>
        Rule.Require(Candidates(meeting, body, at).Contains(personId), "Somebody presides in the chair’s place who has a vote of their own and is not away.");
}
