using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Lists;

internal static class OwnLists
{
    /// <summary>The caller's arrangement of a list, to be changed; a new one where there was none.</summary>
    internal static async Task<PersonalList> Of(GovernanceDb db, ListName list, Caller caller, CancellationToken cancellation)
    {
        var me = caller.PersonId!.Value;
        if (await db.Set<PersonalList>().SingleOrDefaultAsync(one => one.PersonId == me && one.List == list, cancellation) is { } own)
            return own;
        return db.Add(new PersonalList(me, list)).Entity;
    }
}
