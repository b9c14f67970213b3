using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Brings in a definition that comes with the product, at every start. One that is known already stays as people left
/// it. A new one is published where its lineage is new or still runs what was shipped before; where the institution
/// publishes its own, or has retracted, it becomes a version that people may revert to, and nothing else changes.
/// Answers with its content address.
/// </summary>
[Requires(Permission.PublishDefinitions)]
public sealed record PublishShipped(string Json) : ICommand<string>;

internal sealed class PublishShippedHandler(GovernanceDb db, Publication publication, TimeProvider clock) : IRequestHandler<PublishShipped, string>
{
    public async Task<string> Handle(PublishShipped request, CancellationToken cancellationToken)
    {
        var version = await publication.Version(request.Json, isShipped: true, [], cancellationToken);
        var others = (await publication.Lineage(version.DefinitionId, cancellationToken)).Where(stored => stored != version).ToList();
        var isNew = db.Entry(version).State == EntityState.Added;
        if (version.IsPublished || (isNew && (others.Count == 0 || others.Exists(stored => stored is { IsPublished: true, IsShipped: true }))))
            await publication.Publish(version, cancellationToken);
        else if (isNew)
            db.Write(new DefinitionOffered(version.DefinitionId, version.Version, version.Hash), clock.GetUtcNow());
        return version.Hash;
    }
}
