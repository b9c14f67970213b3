using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Takes the published version of a lineage back: nothing starts any more, what runs goes on. The next publication takes over.
/// Refused while institutions follow it: nothing would carry their proposals.
/// </summary>
[Requires(Permission.PublishDefinitions)]
public sealed record RetractDefinition(string DefinitionId) : ICommand
{
    /// <summary>Why it is taken back, for the history.</summary>
    public string? Why { get; init; }
}

internal sealed class RetractDefinitionHandler(GovernanceDb db, Publication publication, CallerSlot slot) : IRequestHandler<RetractDefinition, Unit>
{
    public async Task<Unit> Handle(RetractDefinition request, CancellationToken cancellationToken)
    {
        await DefinitionKeepers.RequireMayChange(db, request.DefinitionId, slot.Caller, cancellationToken);
        var published = (await publication.Lineage(request.DefinitionId, cancellationToken)).Find(stored => stored.IsPublished)
            ?? throw new RuleBroken(new("No workflow “{0}” is published.", request.DefinitionId));
        var ofEverybody = await db.Set<StoredTrigger>().AnyAsync(trigger => trigger.DefinitionId == request.DefinitionId && trigger.Key == FollowWorkflow.ForEverybody, cancellationToken);
        var followers = await db.Set<Organisation>().AsNoTracking()
            .Where(one => one.Kind == OrganisationKind.Institution && (one.Workflow == request.DefinitionId || (ofEverybody && one.Workflow == null))).Select(one => one.Name).ToListAsync(cancellationToken);
        Rule.Require(followers.Count == 0, "Proposals of {0} begin with it. Let them follow another workflow first.", DefinitionKeepers.Joined(followers));
        await publication.Retract(published, request.Why, cancellationToken);
        return Unit.Value;
    }
}
