using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>What several commands do to a way of signing in.</summary>
internal static class AccountChanges
{
    /// <summary>Ends one session of a person, or all of them with a new security stamp. Throws <see cref="NotFound"/> for somebody else's.</summary>
    internal static async Task EndSessions(this GovernanceDb db, Guid personId, Guid? sessionId, DateTimeOffset at, CancellationToken cancellation)
    {
        var sessions = await db.Set<Session>().Where(one => one.PersonId == personId && one.EndedAt == null && (sessionId == null || one.Id == sessionId)).ToListAsync(cancellation);
        if (sessionId is not null && sessions.Count == 0)
            throw new NotFound();
        foreach (var session in sessions)
            session.End(at);
        if (sessionId is null && await db.AccountOf(personId, cancellation) is { } account)
            account.SecurityStamp = OrderedId.At(at).ToString("N");
    }

    /// <summary>Null for somebody who has not set a password yet.</summary>
    internal static Task<Account?> AccountOf(this GovernanceDb db, Guid personId, CancellationToken cancellation) =>
        db.Set<Account>().SingleOrDefaultAsync(one => one.PersonId == personId, cancellation);

    /// <summary>Ends the links that a person was sent.</summary>
    internal static async Task EndLinks(this GovernanceDb db, Guid personId, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var link in await db.Set<AccountLink>().Where(one => one.PersonId == personId && one.EndedAt == null).ToListAsync(cancellation))
            link.End(at);
    }
}
