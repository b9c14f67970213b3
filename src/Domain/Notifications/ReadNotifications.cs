using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Notifications;

/// <summary>Marks notices of one's own as read; those of others and those that were read are left alone.</summary>
/// <param name="Id">The one; null: all of those that <paramref name="Places"/> says.</param>
/// <param name="Places">The pages that they lead to; null: any.</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record ReadNotifications(Guid? Id = null, IReadOnlyList<string>? Places = null) : ICommand;

internal sealed class ReadNotificationsHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<ReadNotifications, Unit>
{
    public async Task<Unit> Handle(ReadNotifications request, CancellationToken cancellationToken)
    {
        var (me, now) = (slot.Caller.PersonId, clock.GetUtcNow());
        var unread = db.Set<Notification>().Where(one => one.PersonId == me && one.ReadAt == null && one.At <= now);
        if (request.Id is { } id)
            unread = unread.Where(one => one.Id == id);
        if (request.Places is { } places)
            unread = unread.Where(one => one.Place != null && places.Contains(one.Place));
        await unread.ExecuteUpdateAsync(change => change.SetProperty(one => one.ReadAt, now), cancellationToken);
        return Unit.Value;
    }
}
