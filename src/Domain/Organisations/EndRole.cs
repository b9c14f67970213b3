using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Ends a role of a person at a moment. It is ended, never taken away: what was decided by it stays explained. Ended at once, the open
/// steps that were kept for them by it wait for whoever holds the role; of a proposal that has lost its lead by that the QA office is told.
/// </summary>
/// <param name="Until">The first moment after it; null: at once.</param>
[Requires(Permission.ManagePeople)]
public sealed record EndRole(Guid PersonId, Guid GrantId, DateTimeOffset? Until = null) : ICommand;

internal sealed class EndRoleHandler(GovernanceDb db, LeadHandOver leads, CallerSlot slot, TimeProvider clock) : IRequestHandler<EndRole, Unit>
{
    public async Task<Unit> Handle(EndRole request, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().VisibleTo(slot.Caller).SingleOrDefaultAsync(one => one.Id == request.PersonId, cancellationToken) ?? throw new NotFound();
        slot.Caller.RequireManages((person.Grants.FirstOrDefault(one => one.Id == request.GrantId) ?? throw new NotFound()).OrganisationId);
        var at = clock.GetUtcNow();
        person.EndRole(request.GrantId, request.Until ?? at);
        foreach (var item in await db.Set<WorkItem>().Where(one => one.State == WorkState.Open && one.AssignedToId == person.Id).ToListAsync(cancellationToken))
        {
            if (!item.IsFor(person.HeldAt(at)))
                await leads.Leave(item, person, null, cancellationToken);
        }
        return Unit.Value;
    }
}
