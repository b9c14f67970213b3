using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Grants a role in an organisation, or in the whole network where none is named, for a unit of it where one is, from now on. A role already held
/// there is not granted twice.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record GrantRole(Guid PersonId, string RoleId, Guid? OrganisationId) : ICommand
{
    /// <summary>The unit of the organisation for which it is held; null: for the whole.</summary>
    public Bilingual? Unit { get; init; }
}

internal sealed class GrantRoleHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<GrantRole, Unit>
{
    public async Task<Unit> Handle(GrantRole request, CancellationToken cancellationToken)
    {
        var role = Role.Find(request.RoleId);
        Rule.Require(role is not null, "Choose a role.");
        Rule.Require(await IsKnown(request.OrganisationId, cancellationToken), "Choose an organization.");
        Rule.Require(request.Unit is null || await IsUnit(request.OrganisationId, request.Unit, cancellationToken), "Choose a unit of the organization.");
        var person = await db.Set<Person>().SingleOrDefaultAsync(one => one.Id == request.PersonId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        if (!person.Holds(request.RoleId, request.OrganisationId, request.Unit, at))
            person.Grant(OrderedId.At(at), role!, request.OrganisationId, request.Unit, at);
        return Unit.Value;
    }

    private async Task<bool> IsUnit(Guid? organisationId, Bilingual unit, CancellationToken cancellation) =>
        (await db.Set<Organisation>().Where(one => one.Id == organisationId).Select(one => one.Units).SingleOrDefaultAsync(cancellation))?.Contains(unit) == true;

    private async Task<bool> IsKnown(Guid? organisationId, CancellationToken cancellation) =>
        organisationId is null || await db.Set<Organisation>().AnyAsync(one => one.Id == organisationId, cancellation);
}
