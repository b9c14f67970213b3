using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Notifications;

/// <summary>Chooses how notices reach oneself by mail, kind by kind, and when one's digests come.</summary>
[Requires(Permission.KeepOwnAccount)]
public sealed record ChooseNotifications(IReadOnlyDictionary<NotificationKind, NotificationChannel> Channels, DigestTime Time) : ICommand;

internal sealed class ChooseNotificationsHandler(GovernanceDb db, CallerSlot slot, UsualTimeZone usual, TimeProvider clock) : IRequestHandler<ChooseNotifications, Unit>
{
    public async Task<Unit> Handle(ChooseNotifications request, CancellationToken cancellationToken)
    {
        var (me, at) = (slot.Caller.PersonId!.Value, clock.GetUtcNow());
        var choices = await db.ChoicesOf(me, cancellationToken);
        choices.Choose(request.Channels, request.Time, await db.ZoneOf(usual, me, at, cancellationToken), at);
        return Unit.Value;
    }
}
