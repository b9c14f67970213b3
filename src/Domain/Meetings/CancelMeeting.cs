using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>The chair or the secretary cancels a meeting; the members are told why, and its items wait for another one.</summary>
[Requires(Permission.Vote)]
public sealed record CancelMeeting(Guid MeetingId, string Reason) : ICommand;

internal sealed class CancelMeetingHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, Outbox outbox) : IRequestHandler<CancelMeeting, Unit>
{
    public async Task<Unit> Handle(CancelMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        meeting.Cancel(request.Reason);
        var body = await db.BodyOf(meeting, cancellationToken);
        var day = MeetingWords.Day((await organisations.Calendar(meeting.OrganisationId, cancellationToken)).LocalOf(meeting.StartsAt));
        outbox.MailMembers(meeting, body, new Sentence("{0}: the meeting of {1} is cancelled", body.Name, day), new Sentence("The reason: “{0}”", request.Reason));
        return Unit.Value;
    }
}
