using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>Ends a role of a person at a moment. It is ended, never taken away: what was decided by it stays explained.</summary>
/// <param name="Until">The first moment after it; null: at once.</param>
[Requires(Permission.ManagePeople)]
public sealed record EndRole(Guid PersonId, Guid GrantId, DateTimeOffset? Until = null) : ICommand;

internal sealed class EndRoleHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<EndRole, Unit>
{
    public async Task<Unit> Handle(EndRole request, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().VisibleTo(slot.Caller).SingleOrDefaultAsync(one => one.Id == request.PersonId, cancellationToken) ?? throw new NotFound();
        slot.Caller.RequireManages((person.Grants.FirstOrDefault(one => one.Id == request.GrantId) ?? throw new NotFound()).OrganisationId);
        person.EndRole(request.GrantId, request.Until ?? clock.GetUtcNow());
        return Unit.Value;
    }
}
