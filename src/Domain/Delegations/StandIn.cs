using Governance.Domain.Commands;
using Governance.Domain.Work;

namespace Governance.Domain.Delegations;

/// <summary>Who may do whose steps: a kind of step is left only to somebody who may do that kind where the other does.</summary>
internal static class StandIn
{
    internal static bool MayTake(WorkKind kind, IReadOnlyList<HeldRole> own, IReadOnlyList<HeldRole> principal) =>
        Delegation.Needs(kind) is { } permission
        && principal.Where(held => held.Role.Grants(permission)).Any(theirs =>
            own.Any(held => held.Role.Grants(permission) && (held.OrganisationId is null || theirs.OrganisationId is null || held.OrganisationId == theirs.OrganisationId)));
}
