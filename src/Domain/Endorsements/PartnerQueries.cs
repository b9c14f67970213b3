using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>A partner in a list, counted over the requests that the reader keeps.</summary>
public sealed record PartnerLine(Guid Id, Bilingual Name, string? Email, int Asked, int Waiting, int Signed, DateTimeOffset? NextEnd);

/// <summary>One thing that a partner was asked.</summary>
/// <param name="MayChange">Whether another link can be sent and the request taken back.</param>
public sealed record PartnerRequest(
    Guid Id, string Credential, Bilingual Title, Bilingual Institution, int Version, EndorsementState State, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? AnsweredAt, DateTimeOffset? ValidUntil, string? Comment, bool MayChange);

/// <param name="Requests">One page of what they were asked. Pages count from 1; a page past the end is the last one.</param>
public sealed record PartnerDetail(Organisation Partner, IReadOnlyList<PartnerRequest> Requests, int Page, int Pages, bool MayKeepContact);

/// <summary>Reads partners for those who keep them, without tracking: all partners are seen, but only one's own requests.</summary>
public sealed class PartnerQueries(GovernanceDb db)
{
    public async Task<IReadOnlyList<PartnerLine>> List(Caller caller, CancellationToken cancellation = default)
    {
        var partners = await db.Set<Organisation>().AsNoTracking().Where(one => one.Kind == OrganisationKind.Partner).ToListAsync(cancellation);
        var asked = (await db.Set<Endorsement>().AsNoTracking().KeptBy(caller).Select(one => new { one.PartnerId, one.State, one.ValidUntil }).ToListAsync(cancellation)).ToLookup(one => one.PartnerId);
        return [.. partners.OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture).Select(one => new PartnerLine(
            one.Id, one.Name, one.ContactEmail, asked[one.Id].Count(), asked[one.Id].Count(request => request.State == EndorsementState.Requested),
            asked[one.Id].Count(request => request.State == EndorsementState.Signed),
            asked[one.Id].Where(request => request.State == EndorsementState.Signed).Min(request => request.ValidUntil)))];
    }

    /// <summary>A partner with what they were asked, the newest first. Throws <see cref="NotFound"/> where there is no such one.</summary>
    public async Task<PartnerDetail> Find(Guid partnerId, int page, int pageSize, Caller caller, CancellationToken cancellation = default)
    {
        var partner = await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == partnerId && one.Kind == OrganisationKind.Partner, cancellation) ?? throw new NotFound();
        var asked = db.Set<Endorsement>().AsNoTracking().KeptBy(caller).Where(one => one.PartnerId == partnerId);
        var pages = Math.Max(1, (await asked.CountAsync(cancellation) + pageSize - 1) / pageSize);
        var shown = Math.Clamp(page, 1, pages);
        var found = await asked.OrderByDescending(one => one.RequestedAt).ThenByDescending(one => one.Id).Skip((shown - 1) * pageSize).Take(pageSize)
            .Join(db.Set<MicroCredential>(), one => one.CredentialId, record => record.Id, (one, record) => new { one, record.Title })
            .Join(db.Set<Organisation>(), row => row.one.OrganisationId, organisation => organisation.Id, (row, organisation) => new { row.one, row.Title, Institution = organisation.Name })
            .Join(db.Set<WorkItem>(), row => row.one.WorkItemId, item => item.Id, (row, item) => new { row.one, row.Title, row.Institution, item.State })
            .ToListAsync(cancellation);
        return new(partner, [.. found.OrderByDescending(row => row.one.RequestedAt).ThenByDescending(row => row.one.Id).Select(row => new PartnerRequest(
            row.one.Id, row.one.CredentialId, row.Title, row.Institution, row.one.VersionNumber, row.one.State, row.one.RequestedAt, row.one.ExpiresAt, row.one.AnsweredAt, row.one.ValidUntil, row.one.Comment,
            row.one.State == EndorsementState.Requested && row.State == WorkState.Open))], shown, pages, caller.ManagesAll());
    }
}
