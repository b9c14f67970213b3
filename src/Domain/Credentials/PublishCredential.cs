using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Following;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Shows the latest version in the public catalogue; answers with the permanent last part of its address.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record PublishCredential(string CredentialId) : ICommand<string>;

internal sealed class PublishCredentialHandler(GovernanceDb db, ConditionSetting conditions, Followers followers, TimeProvider clock) : IRequestHandler<PublishCredential, string>
{
    public async Task<string> Handle(PublishCredential request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions).Include(one => one.CatalogueText)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        // people are told at their step; this stops a workflow that was drawn past them
        if (await conditions.ObstacleToPublication(credential.Id, cancellationToken) is { } obstacle)
            throw new RuleBroken(obstacle);
        var slug = credential.Slug ?? await FreeSlug(credential, cancellationToken);
        credential.Publish(slug, clock.GetUtcNow());
        await followers.Tell(credential.Id, new Sentence("Version {0} published in the catalogue", credential.PublishedVersion!), cancellationToken);
        return slug;
    }

    private async Task<string> FreeSlug(MicroCredential credential, CancellationToken cancellation)
    {
        var slug = Slug.Of(credential.Title.En.Length > 0 ? credential.Title.En : credential.Title.Fr);
        var isTaken = slug.Length == 0 || await db.Set<MicroCredential>().AnyAsync(one => one.Slug == slug, cancellation);
        return isTaken ? $"{slug}-{credential.Id}".Trim('-').ToLowerInvariant() : slug;
    }
}
