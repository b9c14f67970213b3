using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Privacy;

/// <summary>The records that a person leads or wrote on, and no others: writers are kept as JSON, so the events that made somebody one say where to look.</summary>
internal static class OwnRecords
{
    private static readonly string[] MakeWriters = [nameof(AuthorJoined), nameof(LeadReplaced)];

    internal static async Task<IReadOnlyList<(string Id, Bilingual Title, bool Leads)>> Of(GovernanceDb db, Guid personId, CancellationToken cancellation)
    {
        var named = $"%{personId}%";
        var written = await db.Events.Where(row => MakeWriters.Contains(row.Name) && EF.Functions.Like(row.Body, named)).Select(row => row.CredentialId!).Distinct().ToListAsync(cancellation);
        var records = await db.Set<MicroCredential>().AsNoTracking().Where(one => one.LeadId == personId || written.Contains(one.Id)).OrderBy(one => one.Id)
            .Select(one => new { one.Id, one.Title, one.LeadId, one.Writers }).ToListAsync(cancellation);
        return [.. records.Where(one => one.LeadId == personId || one.Writers?.Contains(personId) == true).Select(one => (one.Id, one.Title, one.LeadId == personId))];
    }
}
