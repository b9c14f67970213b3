using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>The chair or the secretary says, beneath minutes that are approved, what is wrong in them; the members are told.</summary>
[Requires(Permission.Vote)]
public sealed record CorrectMinutes(Guid MeetingId, Bilingual Text) : ICommand;

internal sealed class CorrectMinutesHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<CorrectMinutes, Unit>
{
    public async Task<Unit> Handle(CorrectMinutes request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        var minutes = await db.Set<Minutes>().SingleOrDefaultAsync(one => one.Id == request.MeetingId, cancellationToken) ?? throw new NotFound();
        var text = new Bilingual(Written.Text(request.Text.En) ?? "", Written.Text(request.Text.Fr) ?? "");
        minutes.Correct(text, slot.Caller.PersonId, clock.GetUtcNow());
        var body = await db.BodyOf(meeting, cancellationToken);
        outbox.MailMembers(meeting, body, new Sentence("{0}: a correction to “{1}”", body.Name, minutes.Title), new Sentence("{0}", text));
        return Unit.Value;
    }
}
