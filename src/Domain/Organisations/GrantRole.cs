using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Grants a role in an organisation, or in the whole network where none is named, from now on. A role already held
/// there is not granted twice.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record GrantRole(Guid PersonId, string RoleId, Guid? OrganisationId) : ICommand;

internal sealed class GrantRoleHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<GrantRole, Unit>
{
    public async Task<Unit> Handle(GrantRole request, CancellationToken cancellationToken)
    {
        var role = Role.Find(request.RoleId);
        Rule.Require(role is not null, "Choose a role.");
        Rule.Require(await IsKnown(request.OrganisationId, cancellationToken), "Choose an organization.");
        var person = await db.Set<Person>().SingleOrDefaultAsync(one => one.Id == request.PersonId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        if (!person.RolesAt(at).Contains(new HeldRoleId(request.RoleId, request.OrganisationId)))
            person.Grant(OrderedId.At(at), role!, request.OrganisationId, at);
        return Unit.Value;
    }

    private async Task<bool> IsKnown(Guid? organisationId, CancellationToken cancellation) =>
        organisationId is null || await db.Set<Organisation>().AnyAsync(one => one.Id == organisationId, cancellation);
}
