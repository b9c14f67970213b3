using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>Writes to everybody who sits in the body that the agenda is ready; again where it changed since.</summary>
[Requires(Permission.Vote)]
public sealed record SendAgenda(Guid MeetingId) : ICommand;

internal sealed class SendAgendaHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, Outbox outbox, TimeProvider clock) : IRequestHandler<SendAgenda, Unit>
{
    public async Task<Unit> Handle(SendAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        meeting.Send(clock.GetUtcNow());
        var body = await db.BodyOf(meeting, cancellationToken);
        var start = (await organisations.Calendar(meeting.OrganisationId, cancellationToken)).LocalOf(meeting.StartsAt);
        outbox.MailMembers(meeting, body,
            new Sentence("{0}: agenda for {1}", body.Name, MeetingWords.Day(start)),
            new Sentence("The meeting begins on {0} at {1}. The agenda has {2}. Say on its page whether you will be there.", MeetingWords.Day(start), MeetingWords.Time(start), Count(meeting.Agenda.Items.Count)));
        return Unit.Value;
    }

    private static Sentence Count(int items) => items == 1 ? new("1 item") : new("{0} items", items);
}
