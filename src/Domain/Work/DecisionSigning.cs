using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Gives a step that is about to be answered the signature of what it judges.</summary>
public sealed class DecisionSigning(GovernanceDb db, Signatures signatures)
{
    /// <summary>Signs what lies before the person at a deciding step; leaves any other as it is.</summary>
    public async Task Sign(WorkItem item, CancellationToken cancellation)
    {
        if (!item.IsDecision || !item.IsOpen)
            return;
        var content = await db.Set<CredentialVersion>().Where(one => one.CredentialId == item.CredentialId && one.Number == item.VersionNumber)
            .Select(one => one.Content).SingleOrDefaultAsync(cancellation);
        item.Sign(signatures.Sign(item.Judges!, content ?? Proposal.Empty, item.VersionNumber, item.DefinitionHash, item.Kind == WorkKind.Rubric ? item.Subject : null));
    }

    /// <summary>Why a final step cannot go forward yet: the earlier decisions that no longer stand. Null where all stand.</summary>
    public async Task<Sentence?> Obstacle(WorkItem item, CancellationToken cancellation)
    {
        var record = await db.Set<MicroCredential>().AsNoTracking().Include(one => one.Versions).SingleAsync(one => one.Id == item.CredentialId, cancellation);
        var items = await db.Set<WorkItem>().AsNoTracking().Where(one => one.CredentialId == item.CredentialId && one.State == WorkState.Completed).ToListAsync(cancellation);
        var names = await WorkNames.Of(db, items, cancellation);
        return new HeldDecisions(items, record, item.StepId, signatures, names.Answered).Against(record.Said(item.VersionNumber)).Obstacle;
    }
}
