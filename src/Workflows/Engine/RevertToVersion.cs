using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using MediatR;

namespace Governance.Workflows.Engine;

/// <summary>
/// Makes a draft out of a version, as Elsa does: what is published and what runs stay as they are until the draft is
/// published. Answers with the hash of the draft.
/// </summary>
/// <param name="DefinitionId">The lineage.</param>
/// <param name="Version">The number of the version in it.</param>
/// <param name="SeenHash">The hash of the draft that is given up for it; none where there was no draft.</param>
[Requires(Permission.PublishDefinitions)]
public sealed record RevertToVersion(string DefinitionId, int Version, string? SeenHash) : ICommand<string>
{
    /// <summary>Why the older version is taken up again, for the history.</summary>
    public string? Why { get; init; }
}

internal sealed class RevertToVersionHandler(Drafts drafts, Publication publication) : IRequestHandler<RevertToVersion, string>
{
    public async Task<string> Handle(RevertToVersion request, CancellationToken cancellationToken)
    {
        var version = (await publication.Lineage(request.DefinitionId, cancellationToken)).Find(stored => stored.Version == request.Version)
            ?? throw new RuleBroken(new("There is no version {0} of this workflow.", request.Version));
        var draft = await drafts.Seen(request.DefinitionId, request.SeenHash, cancellationToken);
        return await drafts.Keep(DefinitionReader.Read(version.Json).Definition!, draft, version.Hash, [WentBack(version.Version)], cancellationToken, request.Why);
    }

    private static Bilingual WentBack(int version) => new Sentence("Go back to version {0}", version).InBoth();
}
