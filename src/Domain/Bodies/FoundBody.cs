using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Bodies;

/// <summary>Founds a body with its first bylaws; answers with its id.</summary>
/// <param name="From">The moment from which the bylaws hold.</param>
[Requires(Permission.KeepBodies)]
public sealed record FoundBody(Guid OrganisationId, BodyKind Kind, Bilingual Name, Bilingual Mandate, Bylaws Bylaws, DateTimeOffset From) : ICommand<Guid>
{
    /// <summary>What workflow definitions call it; made of its English name where none is given.</summary>
    public string? Code { get; init; }
}

internal sealed class FoundBodyHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<FoundBody, Guid>
{
    public async Task<Guid> Handle(FoundBody request, CancellationToken cancellationToken)
    {
        BodyAccess.RequireKeeper(slot.Caller, request.OrganisationId);
        Rule.Require(await db.Set<Organisation>().AnyAsync(one => one.Id == request.OrganisationId, cancellationToken), "Choose an organization.");
        var code = Slug.Of(request.Code ?? request.Name.En);
        var body = new Body(OrderedId.At(clock.GetUtcNow()), request, code);
        Rule.Require(!await db.Set<Body>().AnyAsync(one => one.OrganisationId == request.OrganisationId && one.Code == code, cancellationToken),
            "There is a body with the code “{0}” already; give this one another name or code.", code);
        db.Add(body);
        return body.Id;
    }
}
