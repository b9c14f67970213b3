using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>The few facts of a record that workflow steps need: whose it is, and the partner and version at hand.</summary>
public sealed class CredentialFacts(GovernanceDb db, TimeProvider clock)
{
    /// <summary>The field of the proposal that says which units it affects.</summary>
    public const string AffectedUnits = "affected-units";

    /// <summary>Throws <see cref="NotFound"/> for an unknown number.</summary>
    public async Task<CredentialFact> Of(string credentialId, CancellationToken cancellation = default)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions)
            .SingleOrDefaultAsync(one => one.Id == credentialId, cancellation) ?? throw new NotFound();
        var partner = credential.LatestVersion?.Content["industry-partner"]?.AsText();
        return new(
            credential.Id,
            credential.Title,
            credential.OrganisationId,
            credential.LeadId,
            credential.LatestVersion?.Number,
            Guid.TryParse(partner, out var partnerId) ? partnerId : null,
            credential.Unit)
        {
            HasLead = (await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == credential.LeadId, cancellation)).MayLead(credential.OrganisationId, clock.GetUtcNow()),
            AffectedUnits = credential.Draft[AffectedUnits]?.AsBilingualRows() ?? [],
        };
    }

    /// <summary>What the latest version says; nothing before the first one. Throws <see cref="NotFound"/> for an unknown number.</summary>
    public async Task<Proposal> Answers(string credentialId, CancellationToken cancellation = default) =>
        (await db.Set<MicroCredential>().Include(one => one.Versions).SingleOrDefaultAsync(one => one.Id == credentialId, cancellation) ?? throw new NotFound())
            .LatestVersion?.Content ?? Proposal.Empty;
}

/// <summary>What <see cref="CredentialFacts"/> tells. The version is the latest frozen one, the partner the one it names, the unit the one that proposed it.</summary>
public sealed record CredentialFact(string Id, Bilingual Title, Guid OrganisationId, Guid LeadId, int? VersionNumber, Guid? PartnerId, Bilingual Unit)
{
    /// <summary>Whether whoever leads it holds the role that this needs.</summary>
    public bool HasLead { get; init; }

    /// <summary>The units of the organisation that it affects, as its draft says now; none where it names none.</summary>
    public IReadOnlyList<Bilingual> AffectedUnits { get; init; } = [];
}
