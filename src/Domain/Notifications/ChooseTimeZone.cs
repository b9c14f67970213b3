using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Notifications;

/// <summary>Says where one is: dates and times in the portal, and one's digests, follow the clocks there.</summary>
/// <param name="TimeZone">Of the IANA list; null: that of one's organisation.</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record ChooseTimeZone(string? TimeZone) : ICommand;

internal sealed class ChooseTimeZoneHandler(GovernanceDb db, CallerSlot slot, UsualTimeZone usual, TimeProvider clock) : IRequestHandler<ChooseTimeZone, Unit>
{
    public async Task<Unit> Handle(ChooseTimeZone request, CancellationToken cancellationToken)
    {
        var (me, at) = (slot.Caller.PersonId!.Value, clock.GetUtcNow());
        var choices = await db.ChoicesOf(me, cancellationToken);
        choices.Move(request.TimeZone, await db.ZoneOf(usual, me, at, cancellationToken), at);
        return Unit.Value;
    }
}
