using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>Writes to everybody who sits in the body that the minutes are ready to be read.</summary>
[Requires(Permission.Vote)]
public sealed record SendMinutes(Guid MeetingId) : ICommand;

internal sealed class SendMinutesHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<SendMinutes, Unit>
{
    public async Task<Unit> Handle(SendMinutes request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        var minutes = await db.Set<Minutes>().SingleOrDefaultAsync(one => one.Id == request.MeetingId, cancellationToken) ?? throw new NotFound();
        minutes.Send(clock.GetUtcNow());
        var body = await db.BodyOf(meeting, cancellationToken);
        outbox.MailMembers(meeting, body, new Sentence("{0}: {1}", body.Name, minutes.Title), new Sentence("Read them before the next meeting, which is asked to approve them. Tell the secretary what should be corrected."));
        return Unit.Value;
    }
}
