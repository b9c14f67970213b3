using Governance.Domain.Commands;
using MediatR;

namespace Governance.Workflows.Engine;

/// <summary>Keeps several definitions as drafts in one act: where one is refused, none is kept. Answers with their hashes.</summary>
[Requires(Permission.PublishDefinitions)]
public sealed record SaveDrafts(IReadOnlyList<SaveDraft> Drafts) : ICommand<IReadOnlyList<string>>;

internal sealed class SaveDraftsHandler(Drafts drafts) : IRequestHandler<SaveDrafts, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(SaveDrafts request, CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        foreach (var draft in request.Drafts)
            kept.Add(await drafts.Save(draft, cancellationToken));
        return kept;
    }
}
