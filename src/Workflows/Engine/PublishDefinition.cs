using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Workflows.Engine;

/// <summary>
/// Publishes a definition: refused with the first problem's sentence where it has any. Publishing what is published
/// already changes nothing. Answers with its content address.
/// </summary>
[Requires(Permission.PublishDefinitions)]
public sealed record PublishDefinition(string Json) : ICommand<string>;

internal sealed class PublishDefinitionHandler(GovernanceDb db, Publication publication, CallerSlot slot) : IRequestHandler<PublishDefinition, string>
{
    public async Task<string> Handle(PublishDefinition request, CancellationToken cancellationToken)
    {
        var version = await publication.Version(request.Json, isShipped: false, slot.Caller.PersonId is { } author ? [author] : [], cancellationToken);
        await DefinitionKeepers.RequireMayChange(db, version.DefinitionId, slot.Caller, cancellationToken);
        await publication.Publish(version, cancellationToken);
        return version.Hash;
    }
}
