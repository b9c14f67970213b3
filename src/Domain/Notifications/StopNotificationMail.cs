using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Notifications;

/// <summary>Stops mail of these kinds to oneself: the notices stand in the portal alone from now on. Sent for whoever holds a link of a mail, too.</summary>
[Requires(Permission.KeepOwnAccount)]
public sealed record StopNotificationMail(IReadOnlyList<NotificationKind> Kinds) : ICommand;

internal sealed class StopNotificationMailHandler(GovernanceDb db, CallerSlot slot, UsualTimeZone usual, TimeProvider clock) : IRequestHandler<StopNotificationMail, Unit>
{
    public async Task<Unit> Handle(StopNotificationMail request, CancellationToken cancellationToken)
    {
        var (me, at) = (slot.Caller.PersonId!.Value, clock.GetUtcNow());
        if (!await db.Set<Person>().AnyAsync(one => one.Id == me && one.DeactivatedAt == null, cancellationToken))
            throw new NotFound();
        var choices = await db.ChoicesOf(me, cancellationToken);
        choices.Switch(request.Kinds.Distinct().ToDictionary(kind => kind, _ => NotificationChannel.Portal), await db.ZoneOf(usual, me, at, cancellationToken), at);
        return Unit.Value;
    }
}
