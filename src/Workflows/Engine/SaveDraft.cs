using Governance.Domain.Commands;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Workflows.Engine;

/// <summary>
/// Keeps a definition as the draft of its lineage. It may have problems; it is refused only where it cannot be read, or
/// where another draft is there than its writer saw. Answers with the hash to go on with.
/// </summary>
/// <param name="Json">The definition; its id and number of version are the store's business, as in Elsa.</param>
/// <param name="SeenHash">The hash of the draft that it was made from; none where there was no draft.</param>
[Requires(Permission.PublishDefinitions)]
public sealed record SaveDraft(string Json, string? SeenHash) : ICommand<string>
{
    /// <summary>What was done since it was last saved, in words, the first first; null where nobody says.</summary>
    public IReadOnlyList<Bilingual>? What { get; init; }
}

internal sealed class SaveDraftHandler(Drafts drafts) : IRequestHandler<SaveDraft, string>
{
    public Task<string> Handle(SaveDraft request, CancellationToken cancellationToken) => drafts.Save(request, cancellationToken);
}
