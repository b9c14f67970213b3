using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Lets an institution's proposals be carried by a published workflow from now on; those under way stay with theirs.
/// Refused for one that no proposal begins with, because then nothing would carry them.
/// </summary>
[Requires(Permission.PublishDefinitions)]
public sealed record FollowWorkflow(Guid OrganisationId, string DefinitionId) : ICommand
{
    /// <summary>The key of the trigger by which the proposals of institutions that chose no workflow begin.</summary>
    internal const string ForEverybody = "Event:" + nameof(CredentialProposed);
}

internal sealed class FollowWorkflowHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<FollowWorkflow, Unit>
{
    public async Task<Unit> Handle(FollowWorkflow request, CancellationToken cancellationToken)
    {
        if (!slot.Caller.May(Permission.PublishDefinitions, request.OrganisationId))
            throw new Refused(new Sentence("This is not for your role."));
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(one => one.Id == request.OrganisationId, cancellationToken) ?? throw new NotFound();
        var keys = await db.Set<StoredTrigger>().Where(trigger => trigger.DefinitionId == request.DefinitionId).Select(trigger => trigger.Key).ToListAsync(cancellationToken);
        var ofItsOwn = keys.Contains(FollowWorkflow.ForEverybody + ":" + request.DefinitionId);
        Rule.Require(ofItsOwn || keys.Contains(FollowWorkflow.ForEverybody), "No proposal begins with this workflow. Publish it with a start of its own first.");
        organisation.Follow(ofItsOwn ? request.DefinitionId : null);
        return Unit.Value;
    }
}
