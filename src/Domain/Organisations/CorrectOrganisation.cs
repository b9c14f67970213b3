using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>Puts an organisation's name, region and units right. Whoever manages people there does so.</summary>
[Requires(Permission.ManagePeople)]
public sealed record CorrectOrganisation(Guid OrganisationId, Bilingual Name, string Region, IReadOnlyList<Bilingual> Units) : ICommand;

internal sealed class CorrectOrganisationHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<CorrectOrganisation, Unit>
{
    public async Task<Unit> Handle(CorrectOrganisation request, CancellationToken cancellationToken)
    {
        slot.Caller.RequireManages(request.OrganisationId);
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(one => one.Id == request.OrganisationId, cancellationToken) ?? throw new NotFound();
        organisation.Correct(request.Name, request.Region, request.Units);
        return Unit.Value;
    }
}
