using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>Takes an item off the agenda; a step goes on waiting for another meeting.</summary>
[Requires(Permission.Vote)]
public sealed record RemoveAgendaItem(Guid MeetingId, Guid ItemId) : ICommand;

internal sealed class RemoveAgendaItemHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<RemoveAgendaItem, Unit>
{
    public async Task<Unit> Handle(RemoveAgendaItem request, CancellationToken cancellationToken)
    {
        (await db.Led(request.MeetingId, slot.Caller, cancellationToken)).Remove(request.ItemId);
        return Unit.Value;
    }
}
