using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>
/// The chair or the secretary puts down who is here, who came late and who left; a member says before the meeting whether
/// they will be there or sends their apologies, the last word holding. Motions put in the meeting are counted by it.
/// </summary>
[Requires(Permission.Vote)]
public sealed record MarkAttendance(Guid MeetingId, Guid MemberId, Presence Presence) : ICommand;

internal sealed class MarkAttendanceHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<MarkAttendance, Unit>
{
    public async Task<Unit> Handle(MarkAttendance request, CancellationToken cancellationToken)
    {
        var meeting = await db.MeetingOf(request.MeetingId, cancellationToken);
        var isOwn = request.MemberId == slot.Caller.PersonId && request.Presence is Presence.Apologies or Presence.Expected && meeting.State == MeetingState.Planned;
        if (!isOwn && !slot.Caller.Leads(meeting))
            MeetingAccess.RequireLead(slot.Caller, meeting.BodyId);
        var body = await db.BodyOf(meeting, cancellationToken);
        var at = clock.GetUtcNow();
        Rule.Require(body.MembersAt(meeting.StartsAt).Concat(body.MembersAt(at)).Any(member => member.PersonId == request.MemberId), "This person has no seat in the body.");
        meeting.Mark(new(request.MemberId, request.Presence, at));
        return Unit.Value;
    }
}
