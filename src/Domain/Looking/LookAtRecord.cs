using Governance.Domain.Commands;
using Governance.Domain.Discussion;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Looking;

/// <summary>Notes that the caller has looked at a record that they read. Nobody else reads that; it is no event.</summary>
[Requires(Permission.Discuss)]
public sealed record LookAtRecord(string CredentialId) : ICommand;

internal sealed class LookAtRecordHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<LookAtRecord, Unit>
{
    public async Task<Unit> Handle(LookAtRecord request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId;
        var record = (await RecordReaders.For(db, request.CredentialId, slot.Caller, cancellationToken)).Record;
        var (version, at) = (record.LatestVersion?.Number, clock.GetUtcNow());
        if (await db.Set<Look>().SingleOrDefaultAsync(one => one.PersonId == me && one.CredentialId == record.Id, cancellationToken) is { } look)
            look.Again(version, at);
        else
            db.Add(new Look(me!.Value, record.Id, version, at));
        return Unit.Value;
    }
}
