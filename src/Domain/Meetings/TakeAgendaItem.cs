using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>The meeting comes to an item: every screen of it follows.</summary>
[Requires(Permission.Vote)]
public sealed record TakeAgendaItem(Guid MeetingId, Guid ItemId) : ICommand;

internal sealed class TakeAgendaItemHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<TakeAgendaItem, Unit>
{
    public async Task<Unit> Handle(TakeAgendaItem request, CancellationToken cancellationToken)
    {
        (await db.Led(request.MeetingId, slot.Caller, cancellationToken)).Take(request.ItemId, clock.GetUtcNow());
        return Unit.Value;
    }
}
