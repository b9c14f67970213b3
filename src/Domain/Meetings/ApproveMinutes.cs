using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>The chair has asked whether anybody objects to the minutes of an earlier meeting, and nobody did: they never change again.</summary>
/// <param name="MeetingId">The meeting that approves them.</param>
[Requires(Permission.Vote)]
public sealed record ApproveMinutes(Guid MeetingId, Guid ItemId) : ICommand;

internal sealed class ApproveMinutesHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<ApproveMinutes, Unit>
{
    public async Task<Unit> Handle(ApproveMinutes request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        meeting.RequireInSession();
        var of = meeting.Agenda.Item(request.ItemId).MinutesOf ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var body = await db.BodyOf(meeting, cancellationToken);
        var here = await HereCount.Of(db, body, meeting, at, cancellationToken);
        Rule.Require(here is not null, "Put down first who is here.");
        Rule.Require(here!.IsMet, "There is no quorum: nothing can be approved.");
        meeting.Take(request.ItemId, at);
        (await db.Set<Minutes>().SingleAsync(one => one.Id == of, cancellationToken)).Approve(meeting.Id, at);
        return Unit.Value;
    }
}
