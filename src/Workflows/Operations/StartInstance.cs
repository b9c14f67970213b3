using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>Asks for a new instance of the published version of a definition. Answers with the id that it will have.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record StartInstance(string DefinitionId, JsonObject? Input = null, string? CorrelationId = null) : ICommand<Guid>;

internal sealed class StartInstanceHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<StartInstance, Guid>
{
    public async Task<Guid> Handle(StartInstance request, CancellationToken cancellationToken)
    {
        Rule.Require(
            await db.Set<StoredDefinition>().AnyAsync(stored => stored.DefinitionId == request.DefinitionId && stored.IsPublished, cancellationToken),
            "No workflow “{0}” is published.", request.DefinitionId);
        var now = clock.GetUtcNow();
        var instanceId = OrderedId.At(now);
        db.Write(new InstanceRequested(request.DefinitionId, instanceId, new(request.DefinitionId, instanceId, request.Input, request.CorrelationId)), now);
        return instanceId;
    }
}
