using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Grants a role in an organisation, or in the whole network where none is named, for a unit of it where one is, from now on
/// or from a day. A role already held there is not granted twice. Whoever manages one organisation grants there alone.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record GrantRole(Guid PersonId, string RoleId, Guid? OrganisationId) : ICommand
{
    /// <summary>The unit of the organisation for which it is held; null: for the whole.</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>The first moment; null: at once.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment after it; null while it has no end.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal sealed class GrantRoleHandler(GovernanceDb db, CallerSlot slot, RoleGranting granting) : IRequestHandler<GrantRole, Unit>
{
    public async Task<Unit> Handle(GrantRole request, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().VisibleTo(slot.Caller).SingleOrDefaultAsync(one => one.Id == request.PersonId, cancellationToken) ?? throw new NotFound();
        await granting.Grant(person, new(request.RoleId, request.OrganisationId, request.Unit, request.From, request.Until), cancellationToken);
        return Unit.Value;
    }
}
