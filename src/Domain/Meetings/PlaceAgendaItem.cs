using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>Moves an item to a place in a part of the agenda: the rule sorts, people overrule.</summary>
/// <param name="Position">After how many others of that part.</param>
[Requires(Permission.Vote)]
public sealed record PlaceAgendaItem(Guid MeetingId, Guid ItemId, AgendaPart Part, int Position) : ICommand;

internal sealed class PlaceAgendaItemHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<PlaceAgendaItem, Unit>
{
    public async Task<Unit> Handle(PlaceAgendaItem request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        var bylaws = (await db.BodyOf(meeting, cancellationToken)).BylawsAt(meeting.StartsAt);
        Rule.Require(request.Part != AgendaPart.Consent || bylaws is { Consent: not null, IsSecret: false }, "The bylaws of this body know no consent agenda.");
        if (request.Part == AgendaPart.Consent && meeting.Agenda.Item(request.ItemId).WorkItemId is { } step)
            Rule.Require(!await db.Set<WorkItem>().AnyAsync(one => one.Id == step && one.Signs != null, cancellationToken), "Ballots are signed here: each member votes for themselves.");
        meeting.Place(request.ItemId, request.Part, request.Position);
        return Unit.Value;
    }
}
