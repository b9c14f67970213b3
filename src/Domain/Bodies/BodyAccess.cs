using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Bodies;

/// <summary>
/// Who keeps a body: whoever holds <see cref="Permission.KeepBodies"/> in its organisation. Its seats and bylaws are read by
/// everyone with a role there, and by those who sit in it.
/// </summary>
internal static class BodyAccess
{
    internal static async Task<Body> Kept(this GovernanceDb db, Guid bodyId, Caller caller, CancellationToken cancellation)
    {
        var body = await db.Set<Body>().SingleOrDefaultAsync(one => one.Id == bodyId, cancellation) ?? throw new NotFound();
        RequireKeeper(caller, body.OrganisationId);
        return body;
    }

    internal static void RequireKeeper(Caller caller, Guid organisationId)
    {
        if (!caller.May(Permission.KeepBodies, organisationId))
            throw new Refused(new Sentence("You keep the bodies of your own organization only."));
    }

    internal static bool MayRead(Body body, Caller caller) =>
        caller.May(Permission.ReadBodies, body.OrganisationId) || body.Seats.Any(seat => seat.PersonId == caller.PersonId);
}
