using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Puts an organisation's name, region and units right. Whoever manages people there does so. A unit that is renamed stays the same unit: whoever
/// holds a role or a seat for it holds it on, and open steps and proposals under way follow; versions and what has ended keep what they said.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record CorrectOrganisation(Guid OrganisationId, Bilingual Name, string Region, IReadOnlyList<Bilingual> Units) : ICommand
{
    /// <summary>The units that are called otherwise from now on, each by the name that it had.</summary>
    public IReadOnlyDictionary<Bilingual, Bilingual> Renamed { get; init; } = new Dictionary<Bilingual, Bilingual>();
}

internal sealed class CorrectOrganisationHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<CorrectOrganisation, Unit>
{
    public async Task<Unit> Handle(CorrectOrganisation request, CancellationToken cancellationToken)
    {
        slot.Caller.RequireManages(request.OrganisationId);
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(one => one.Id == request.OrganisationId, cancellationToken) ?? throw new NotFound();
        organisation.Correct(request.Name, request.Region, request.Units, request.Renamed);
        if (request.Renamed.Count > 0)
            await Rename(organisation.Id, request.Renamed, cancellationToken);
        return Unit.Value;
    }

    // units are kept as JSON, which the database does not look into
    private async Task Rename(Guid organisationId, IReadOnlyDictionary<Bilingual, Bilingual> names, CancellationToken cancellation)
    {
        foreach (var person in await db.Set<Person>().Where(one => one.Grants.Any(grant => grant.OrganisationId == organisationId && grant.Unit != null)).ToListAsync(cancellation))
            person.RenameUnits(organisationId, names);
        foreach (var body in await db.Set<Body>().Where(one => one.OrganisationId == organisationId).ToListAsync(cancellation))
            body.RenameUnits(names);
        foreach (var item in await db.Set<WorkItem>().Where(one => one.OrganisationId == organisationId && one.State == WorkState.Open && one.Units != null).ToListAsync(cancellation))
            item.RenameUnits(names);
        foreach (var record in await db.Set<MicroCredential>().Where(one => one.OrganisationId == organisationId && !CredentialLifecycle.Ended.Contains(one.State)).ToListAsync(cancellation))
            record.RenameUnits(names);
    }
}
