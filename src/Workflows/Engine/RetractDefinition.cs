using Governance.Domain.Commands;
using Governance.Domain.Rules;
using MediatR;

namespace Governance.Workflows.Engine;

/// <summary>Takes the published version of a lineage back: nothing starts any more, what runs goes on. The next publication takes over.</summary>
[Requires(Permission.PublishDefinitions)]
public sealed record RetractDefinition(string DefinitionId) : ICommand;

internal sealed class RetractDefinitionHandler(Publication publication) : IRequestHandler<RetractDefinition, Unit>
{
    public async Task<Unit> Handle(RetractDefinition request, CancellationToken cancellationToken)
    {
        var published = (await publication.Lineage(request.DefinitionId, cancellationToken)).Find(stored => stored.IsPublished)
            ?? throw new RuleBroken(new("No workflow “{0}” is published.", request.DefinitionId));
        await publication.Retract(published, cancellationToken);
        return Unit.Value;
    }
}
