using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>
/// The chair or the secretary ends the meeting. Its minutes are written from what was recorded, and stand on the agenda
/// of the next meeting if there is one.
/// </summary>
[Requires(Permission.Vote)]
public sealed record AdjournMeeting(Guid MeetingId) : ICommand;

internal sealed class AdjournMeetingHandler(GovernanceDb db, CallerSlot slot, AgendaSources sources, MinutesDrafting drafting, TimeProvider clock) : IRequestHandler<AdjournMeeting, Unit>
{
    public async Task<Unit> Handle(AdjournMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        Rule.Require(!await db.Set<Motion>().AnyAsync(motion => motion.MeetingId == meeting.Id && (motion.State == MotionState.Open || motion.State == MotionState.Tied), cancellationToken), "A vote is open; close or withdraw it before the meeting ends.");
        meeting.Adjourn(clock.GetUtcNow());
        var minutes = await drafting.Draft(meeting, cancellationToken);
        if ((await sources.Ahead(meeting.BodyId, cancellationToken)).FirstOrDefault(one => one.Id != meeting.Id) is { } next)
            next.Add(sources.MinutesItem(minutes));
        return Unit.Value;
    }
}
