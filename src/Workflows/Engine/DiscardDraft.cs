using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Workflows.Engine;

/// <summary>Throws the draft away, as the one who does it saw it.</summary>
[Requires(Permission.PublishDefinitions)]
public sealed record DiscardDraft(string DefinitionId, string SeenHash) : ICommand;

internal sealed class DiscardDraftHandler(GovernanceDb db, Drafts drafts) : IRequestHandler<DiscardDraft, Unit>
{
    public async Task<Unit> Handle(DiscardDraft request, CancellationToken cancellationToken)
    {
        var draft = await drafts.Seen(request.DefinitionId, request.SeenHash, cancellationToken) ?? throw new NotFound();
        draft.Discard();
        db.Remove(draft);
        return Unit.Value;
    }
}
