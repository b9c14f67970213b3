using Governance.Domain.Commands;
using Governance.Domain.Discussion;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Following;

/// <summary>Reads who follows what, each their own.</summary>
public sealed class FollowQueries(GovernanceDb db)
{
    public Task<bool> Follows(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var me = caller.PersonId;
        return db.Set<Follow>().AnyAsync(one => one.CredentialId == credentialId && one.PersonId == me, cancellation);
    }

    /// <summary>Whether the caller follows the record and may read it still.</summary>
    public async Task<bool> IsToldOf(string credentialId, Caller caller, CancellationToken cancellation = default) =>
        await Follows(credentialId, caller, cancellation) && await RecordReaders.Of(db, credentialId, cancellation) is { } readers && readers.MayRead(caller);
}
