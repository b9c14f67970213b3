using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using MediatR;

namespace Governance.Workflows.Engine;

/// <summary>
/// Publishes the draft as its publisher saw it: refused with the first problem's sentence where it has any. The draft is
/// then gone. Answers with the content address of the new version.
/// </summary>
[Requires(Permission.PublishDefinitions)]
public sealed record PublishDraft(string DefinitionId, string SeenHash) : ICommand<string>
{
    /// <summary>Why it is published, for the history.</summary>
    public string? Why { get; init; }
}

internal sealed class PublishDraftHandler(GovernanceDb db, Drafts drafts, Publication publication) : IRequestHandler<PublishDraft, string>
{
    public async Task<string> Handle(PublishDraft request, CancellationToken cancellationToken)
    {
        var draft = await drafts.Seen(request.DefinitionId, request.SeenHash, cancellationToken) ?? throw new NotFound();
        var drawn = DefinitionReader.Read(draft.Json).Definition!;
        // a version that was published after the draft was saved has taken its number
        var versions = await publication.Lineage(draft.DefinitionId, cancellationToken);
        var json = DefinitionWriter.Write(DefinitionDraft.AsVersion(drawn, drawn.Id, versions.Count + 1));
        var version = await publication.Version(json, isShipped: false, draft.Authors, cancellationToken);
        await publication.Publish(version, cancellationToken, request.Why);
        db.Remove(draft);
        return version.Hash;
    }
}
