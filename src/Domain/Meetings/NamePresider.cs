using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>
/// The chair names a member who presides over this one meeting in their place, or presides again themselves; where the chair is
/// away, the secretary names them. Who presides counts as the chair: they lead the meeting and its votes, have the casting vote where
/// the bylaws give the chair one, and do not approve afterwards what was decided under them.
/// </summary>
/// <param name="MemberId">Null: the chair presides.</param>
[Requires(Permission.Vote)]
public sealed record NamePresider(Guid MeetingId, Guid? MemberId) : ICommand;

internal sealed class NamePresiderHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, Outbox outbox, TimeProvider clock) : IRequestHandler<NamePresider, Unit>
{
    public async Task<Unit> Handle(NamePresider request, CancellationToken cancellationToken)
    {
        var meeting = await db.MeetingOf(request.MeetingId, cancellationToken);
        var body = await db.BodyOf(meeting, cancellationToken);
        var at = clock.GetUtcNow();
        Presiding.RequireMayName(meeting, body, slot.Caller, at);
        if (request.MemberId is { } named)
            Presiding.RequireMayPreside(meeting, body, named, at);
        var before = meeting.PresiderId;
        meeting.LetPreside(request.MemberId);
        if (request.MemberId is { } presider && presider != before)
            await Tell(meeting, body.Name, presider, cancellationToken);
        return Unit.Value;
    }

    private async Task Tell(Meeting meeting, Bilingual body, Guid presider, CancellationToken cancellation)
    {
        var start = (await organisations.Calendar(meeting.OrganisationId, cancellation)).LocalOf(meeting.StartsAt);
        outbox.Mail(Addressee.Person(presider), MailTemplate.Message, new MailAbout(
            Subject: new Sentence("{0}: you preside over the meeting of {1}", body, MeetingWords.Day(start)).InBoth(),
            Text: new Sentence("You preside over it in the chair’s place: you open and close it, put the motions and lead its votes. It begins at {0}.", MeetingWords.Time(start)).InBoth())
        {
            MeetingId = meeting.Id,
        });
    }
}
