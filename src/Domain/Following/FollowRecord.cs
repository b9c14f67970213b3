using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Discussion;
using Governance.Domain.Notifications;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Following;

/// <summary>Follows a record that the caller reads: they are told when it moves on, is returned, decided or published.</summary>
[Requires(Permission.Discuss)]
public sealed record FollowRecord(string CredentialId) : ICommand;

internal sealed class FollowRecordHandler(GovernanceDb db, CallerSlot slot, UsualTimeZone usual, TimeProvider clock) : IRequestHandler<FollowRecord, Unit>
{
    public async Task<Unit> Handle(FollowRecord request, CancellationToken cancellationToken)
    {
        var (me, at) = (slot.Caller.PersonId!.Value, clock.GetUtcNow());
        var record = (await RecordReaders.For(db, request.CredentialId, slot.Caller, cancellationToken)).Record;
        if (await db.Set<Follow>().AnyAsync(one => one.CredentialId == record.Id && one.PersonId == me, cancellationToken))
            return Unit.Value;
        db.Add(new Follow(me, record.Id, at));
        var choices = await db.ChoicesOf(me, cancellationToken);
        choices.Begin(NotificationKind.Followed, await db.ZoneOf(usual, me, at, cancellationToken), at);
        return Unit.Value;
    }
}
