using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>A partner in a list, counted over the requests that the reader keeps.</summary>
public sealed record PartnerLine(Guid Id, Bilingual Name, string? Email, int Asked, int Waiting, int Signed, DateTimeOffset? NextEnd);

/// <summary>A page of partners by name. Pages count from 1; a page past the end is the last one.</summary>
public sealed record PartnerPageOfList(IReadOnlyList<PartnerLine> Partners, int Page, int Pages, int Total);

/// <summary>One thing that a partner was asked, and what they answered.</summary>
/// <param name="Sent">When invitations went out for it, the first and those that replaced it.</param>
/// <param name="Position">As what somebody signed; null where nobody did.</param>
/// <param name="Why">Why it was taken back; null where it was not.</param>
/// <param name="MayChange">Whether another link can be sent and the request taken back.</param>
public sealed record PartnerRequest(
    Guid Id, string Credential, Bilingual Title, Bilingual Institution, int Version, EndorsementState State, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt, IReadOnlyList<DateTimeOffset> Sent,
    DateTimeOffset? AnsweredAt, DateTimeOffset? ValidUntil, IReadOnlyList<ClaimAnswer> Answers, string? Comment, string? Position, string? Why, bool MayChange);

/// <param name="Requests">One page of what they were asked. Pages count from 1; a page past the end is the last one.</param>
public sealed record PartnerDetail(Organisation Partner, IReadOnlyList<PartnerRequest> Requests, int Page, int Pages, bool MayKeepContacts);

/// <summary>Reads partners for those who keep them, without tracking: all partners are seen, but only one's own requests.</summary>
public sealed class PartnerQueries(GovernanceDb db)
{
    /// <param name="text">In the name or the address, without case and accents; null: all.</param>
    public async Task<PartnerPageOfList> List(string? text, int page, int size, Caller caller, CancellationToken cancellation = default)
    {
        // names are bilingual JSON: they are compared and put in order here, and partners are hundreds
        var partners = await db.Set<Organisation>().AsNoTracking().Where(one => one.Kind == OrganisationKind.Partner).Select(one => new { one.Id, one.Name, one.ContactEmail }).ToListAsync(cancellation);
        var wanted = text is null ? null : Folded.Of(text);
        var matching = partners.Where(one => wanted is null || Folded.Of(one.Name.En + " " + one.Name.Fr + " " + one.ContactEmail).Contains(wanted, StringComparison.Ordinal))
            .OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture).ThenBy(one => one.Id).ToList();
        var pages = Math.Max(1, (matching.Count + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        var lines = matching.Skip((shown - 1) * size).Take(size).ToList();
        var ids = lines.Select(one => one.Id).ToList();
        var asked = await db.Set<Endorsement>().AsNoTracking().KeptBy(caller).Where(one => ids.Contains(one.PartnerId)).GroupBy(one => new { one.PartnerId, one.State })
            .Select(group => new { group.Key.PartnerId, group.Key.State, Count = group.Count(), NextEnd = group.Min(one => one.ValidUntil) }).ToListAsync(cancellation);
        return new([.. lines.Select(one => new PartnerLine(one.Id, one.Name, one.ContactEmail, asked.Where(row => row.PartnerId == one.Id).Sum(row => row.Count), Of(one.Id, EndorsementState.Requested),
            Of(one.Id, EndorsementState.Signed), asked.Find(row => row.PartnerId == one.Id && row.State == EndorsementState.Signed)?.NextEnd))], shown, pages, matching.Count);

        int Of(Guid partner, EndorsementState state) => asked.Find(row => row.PartnerId == partner && row.State == state)?.Count ?? 0;
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
        var told = await Told([.. found.Select(row => row.one.CredentialId)], cancellation);
        return new(partner, [.. found.OrderByDescending(row => row.one.RequestedAt).ThenByDescending(row => row.one.Id).Select(row => new PartnerRequest(
            row.one.Id, row.one.CredentialId, row.Title, row.Institution, row.one.VersionNumber, row.one.State, row.one.RequestedAt, row.one.ExpiresAt, [row.one.RequestedAt, .. told[(row.one.Id, nameof(EndorsementLinkRenewed))].Select(one => one.At)], row.one.AnsweredAt, row.one.ValidUntil,
            row.one.Answers, row.one.Comment, row.one.SignatoryPosition, told[(row.one.Id, nameof(EndorsementWithdrawn))].FirstOrDefault()?.Remark,
            row.one.State == EndorsementState.Requested && row.State == WorkState.Open))], shown, pages, await db.KeepsContactsOf(partnerId, caller, cancellation));
    }

    /// <summary>The events that say when links were sent and why a request was taken back, by the request and the name of the event.</summary>
    private async Task<ILookup<(Guid Request, string Name), EventRow>> Told(IReadOnlyList<string> records, CancellationToken cancellation)
    {
        var rows = await db.Events.AsNoTracking().Where(row => records.Contains(row.CredentialId!) && (row.Name == nameof(EndorsementLinkRenewed) || row.Name == nameof(EndorsementWithdrawn)))
            .OrderBy(row => row.At).ToListAsync(cancellation);
        return rows.ToLookup(row => (JsonNode.Parse(row.Body)![nameof(EndorsementWithdrawn.Endorsement)]!.GetValue<Guid>(), row.Name));
    }
}
