using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>The chair or the secretary calls the meeting to order. A body holds one meeting at a time.</summary>
[Requires(Permission.Vote)]
public sealed record BeginMeeting(Guid MeetingId) : ICommand;

internal sealed class BeginMeetingHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<BeginMeeting, Unit>
{
    public async Task<Unit> Handle(BeginMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        Rule.Require(!await db.Set<Meeting>().AnyAsync(one => one.BodyId == meeting.BodyId && one.State == MeetingState.InSession, cancellationToken), "Another meeting of this body is in session; adjourn it first.");
        meeting.Begin(clock.GetUtcNow());
        return Unit.Value;
    }
}
