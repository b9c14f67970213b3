using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>Any voting member takes an item out of the consent agenda, so that it is discussed and voted on by itself.</summary>
[Requires(Permission.Vote)]
public sealed record PullAgendaItem(Guid MeetingId, Guid ItemId, string? Reason) : ICommand;

internal sealed class PullAgendaItemHandler(GovernanceDb db, CallerSlot slot, OrganisationQueries organisations, TimeProvider clock) : IRequestHandler<PullAgendaItem, Unit>
{
    public async Task<Unit> Handle(PullAgendaItem request, CancellationToken cancellationToken)
    {
        var meeting = await db.MeetingOf(request.MeetingId, cancellationToken);
        var body = await db.BodyOf(meeting, cancellationToken);
        var (at, person) = (clock.GetUtcNow(), slot.Caller.PersonId);
        if (!body.MembersAt(at).Any(member => member.PersonId == person && member.IsVoting))
            throw new Refused(new Sentence("A voting member of the body pulls an item."));
        var calendar = await organisations.Calendar(meeting.OrganisationId, cancellationToken);
        meeting.Pull(request.ItemId, new(person!.Value, at, Written.Text(request.Reason)), body.BylawsAt(meeting.StartsAt).Consent, (calendar.LocalOf(at), calendar.LocalOf(meeting.StartsAt)));
        return Unit.Value;
    }
}
