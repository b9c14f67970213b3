using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Says where a partner is written to. Links go there, and every institution of the network asks the same partner, so only
/// whoever manages the whole network does this.
/// </summary>
/// <param name="Language">"en" or "fr".</param>
[Requires(Permission.ManagePeople)]
public sealed record KeepContact(Guid PartnerId, string Email, string Language) : ICommand;

internal sealed class KeepContactHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<KeepContact, Unit>
{
    public async Task<Unit> Handle(KeepContact request, CancellationToken cancellationToken)
    {
        slot.Caller.RequireManages(null);
        var partner = await db.Set<Organisation>().SingleOrDefaultAsync(one => one.Id == request.PartnerId && one.Kind == OrganisationKind.Partner, cancellationToken) ?? throw new NotFound();
        partner.ChangeContact(request.Email.Trim(), request.Language);
        return Unit.Value;
    }
}
