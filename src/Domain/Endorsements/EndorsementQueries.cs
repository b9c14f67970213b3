using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>What partners, the people of a record and learners may see of endorsements.</summary>
public sealed class EndorsementQueries(GovernanceDb db, FormCatalogue forms, TimeProvider clock)
{
    /// <summary>What the caller's link of this number leads to; null where there is no such endorsement.</summary>
    public async Task<PartnerPage?> ForPartner(Caller caller, int linkNumber, CancellationToken cancellation = default)
    {
        var endorsement = await db.Set<Endorsement>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == caller.EndorsementId, cancellation);
        if (endorsement is null)
            return null;
        var item = await db.Set<WorkItem>().AsNoTracking().SingleAsync(one => one.Id == endorsement.WorkItemId, cancellation);
        var title = await db.Set<MicroCredential>().Where(one => one.Id == endorsement.CredentialId).Select(one => one.Title).SingleAsync(cancellation);
        var status = Status(endorsement, item, linkNumber);
        return new(endorsement.Id, status,
            await NameOf(endorsement.PartnerId, cancellation),
            await NameOf(endorsement.OrganisationId, cancellation),
            title,
            item.DueAt < endorsement.ExpiresAt ? item.DueAt.Value : endorsement.ExpiresAt,
            status == PartnerPageStatus.Open ? await Question(endorsement, cancellation) : null,
            status == PartnerPageStatus.Answered ? Given(endorsement) : null);
    }

    /// <summary>All endorsements asked for, newest first; none where the caller may not read the record.</summary>
    public async Task<IReadOnlyList<EndorsementReading>> ForCredential(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var readable = db.Set<MicroCredential>().ReadableBy(db, caller);
        var found = await WithPartners(db.Set<Endorsement>()
            .Where(one => one.CredentialId == credentialId && readable.Any(record => record.Id == one.CredentialId)), cancellation);
        return [.. found.OrderByDescending(one => one.Endorsement.RequestedAt).Select(one => new EndorsementReading(
            one.Endorsement.Id, one.Endorsement.PartnerId, one.Partner, one.Endorsement.VersionNumber, one.Endorsement.State,
            one.Endorsement.RequestedAt, one.Endorsement.ExpiresAt,
            one.Endorsement.State == EndorsementState.Requested && one.Endorsement.IsLinkEnded(at),
            one.Endorsement.AnsweredAt, one.Endorsement.ValidUntil, one.Endorsement.Answers, one.Endorsement.Comment, one.Endorsement.SignatoryPosition))];
    }

    /// <summary>
    /// The requests that wait for a partner, oldest first. For a demonstration alone: whoever holds a link answers as the partner.
    /// </summary>
    public async Task<IReadOnlyList<WaitingEndorsement>> Waiting(CancellationToken cancellation = default)
    {
        var found = await WithPartners(db.Set<Endorsement>().Where(one => one.State == EndorsementState.Requested
            && db.Set<WorkItem>().Any(item => item.Id == one.WorkItemId && item.State == WorkState.Open)), cancellation);
        var ids = found.Select(one => one.Endorsement.CredentialId).ToList();
        var titles = await db.Set<MicroCredential>().AsNoTracking().Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Title, cancellation);
        return [.. found.OrderBy(one => one.Endorsement.RequestedAt)
            .Select(one => new WaitingEndorsement(one.Partner, titles[one.Endorsement.CredentialId], one.Endorsement.Link))];
    }

    /// <summary>What partners vouch for today, for the public catalogue.</summary>
    public async Task<IReadOnlyList<PublicEndorsement>> InForce(string credentialId, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var found = await WithPartners(db.Set<Endorsement>()
            .Where(one => one.CredentialId == credentialId && one.State == EndorsementState.Signed && one.ValidUntil > at), cancellation);
        return [.. found.OrderBy(one => one.Endorsement.AnsweredAt).Select(one => new PublicEndorsement(
            one.Partner,
            [.. EndorsementClaim.All.SelectMany(claim => one.Endorsement.Answers
                .Where(answer => answer.ClaimId == claim.Id && answer.Verdict == Verdict.Yes)
                .Select(answer => new VouchedClaim(claim, answer.Condition)))],
            one.Endorsement.Comment,
            one.Endorsement.AnsweredAt!.Value,
            one.Endorsement.ValidUntil!.Value))];
    }

    private PartnerPageStatus Status(Endorsement endorsement, WorkItem item, int linkNumber)
    {
        if (endorsement.LinkNumber != linkNumber)
            return PartnerPageStatus.LinkReplaced;
        if (endorsement.AnsweredAt is not null)
            return PartnerPageStatus.Answered;
        if (endorsement.State != EndorsementState.Requested || !item.IsOpen)
            return PartnerPageStatus.NoLongerNeeded;
        return endorsement.IsLinkEnded(clock.GetUtcNow()) ? PartnerPageStatus.LinkEnded : PartnerPageStatus.Open;
    }

    private async Task<PartnerQuestion> Question(Endorsement endorsement, CancellationToken cancellation)
    {
        var previous = await db.Set<Endorsement>().AsNoTracking()
            .Where(one => one.CredentialId == endorsement.CredentialId && one.PartnerId == endorsement.PartnerId && one.ValidUntil != null)
            .OrderByDescending(one => one.AnsweredAt).FirstOrDefaultAsync(cancellation);
        var now = await Content(endorsement, cancellation);
        var before = previous is null ? null : await Content(previous, cancellation);
        var fields = EndorsementClaim.ShownFields.Select(forms.Field).OfType<FormField>()
            .Select(field => new ShownField(field, now[field.Id], before?[field.Id], before is not null && now[field.Id]?.Json != before[field.Id]?.Json))
            .ToList();
        return new(endorsement.VersionNumber, previous?.AnsweredAt, fields, [.. EndorsementClaim.All.Select(claim => new AskedClaim(
            claim,
            previous?.Answers.FirstOrDefault(answer => answer.ClaimId == claim.Id),
            [.. fields.Where(field => field.HasChanged && claim.DependsOn.Contains(field.Field.Id)).Select(field => field.Field)]))]);
    }

    private static PartnerAnswer Given(Endorsement endorsement) =>
        new(endorsement.State, endorsement.Answers, endorsement.Comment, endorsement.AnsweredAt!.Value, endorsement.ValidUntil);

    private Task<Proposal> Content(Endorsement endorsement, CancellationToken cancellation) =>
        db.Set<CredentialVersion>().Where(one => one.CredentialId == endorsement.CredentialId && one.Number == endorsement.VersionNumber)
            .Select(one => one.Content).SingleAsync(cancellation);

    private Task<Bilingual> NameOf(Guid organisationId, CancellationToken cancellation) =>
        db.Set<Organisation>().Where(one => one.Id == organisationId).Select(one => one.Name).SingleAsync(cancellation);

    private async Task<List<(Endorsement Endorsement, Bilingual Partner)>> WithPartners(IQueryable<Endorsement> wanted, CancellationToken cancellation)
    {
        var found = await wanted.AsNoTracking()
            .Join(db.Set<Organisation>(), one => one.PartnerId, partner => partner.Id, (one, partner) => new { one, partner.Name })
            .ToListAsync(cancellation);
        return [.. found.Select(row => (row.one, row.Name))];
    }
}
