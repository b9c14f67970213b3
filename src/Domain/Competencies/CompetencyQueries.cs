using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Competencies;

/// <summary>
/// The page of one mapping step: the draft's outcomes with what they are mapped to. The mapping of a version is read
/// from its proposal by <see cref="CompetencyCatalogue.MappingOf"/>.
/// </summary>
public sealed class CompetencyQueries(GovernanceDb db, CompetencyCatalogue catalogue)
{
    /// <summary>Null where there is no such step for the caller.</summary>
    public async Task<MappingSheet?> For(Guid workItemId, Caller caller, CancellationToken cancellation = default)
    {
        var item = await db.Set<WorkItem>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == workItemId && one.Kind == WorkKind.Competencies, cancellation);
        if (item is null || !item.MayAct(caller))
            return null;
        var credential = await db.Set<MicroCredential>().AsNoTracking().SingleAsync(one => one.Id == item.CredentialId, cancellation);
        return new(item.Id, item.CredentialId, credential.Title, item.IsOpen, item.DueAt, credential.DraftRevision, catalogue.MappingOf(credential.Draft));
    }
}

/// <summary>What a mapping step shows.</summary>
public sealed record MappingSheet(
    Guid WorkItemId,
    string CredentialId,
    Bilingual CredentialTitle,
    bool IsOpen,
    DateTimeOffset? DueAt,
    int DraftRevision,
    IReadOnlyList<MappedOutcome> Outcomes)
{
    public int Unmapped => Outcomes.Count(outcome => outcome.Competencies.Count == 0);
}
