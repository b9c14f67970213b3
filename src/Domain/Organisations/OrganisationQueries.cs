using Governance.Domain.Calendars;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>An organisation as lists show it.</summary>
public sealed record OrganisationSummary(
    Guid Id, OrganisationKind Kind, Bilingual Name, string Region, IReadOnlyList<Bilingual> Units, string? ContactEmail, string ContactLanguage)
{
    /// <summary>The workflow that carries its proposals, by the id of the definition; null: the one for everybody.</summary>
    public string? Workflow { get; init; }
}

/// <summary>Reads organisations without tracking.</summary>
public sealed class OrganisationQueries(GovernanceDb db)
{
    /// <summary>The providers, by English name.</summary>
    public Task<IReadOnlyList<OrganisationSummary>> Institutions(CancellationToken cancellation = default) =>
        OfKind(OrganisationKind.Institution, cancellation);

    /// <summary>The partners, by English name.</summary>
    public Task<IReadOnlyList<OrganisationSummary>> Partners(CancellationToken cancellation = default) =>
        OfKind(OrganisationKind.Partner, cancellation);

    /// <summary>The days on which an organisation works; the standard calendar for one that has not said.</summary>
    public async Task<BusinessCalendar> Calendar(Guid organisationId, CancellationToken cancellation = default) =>
        await db.Set<Organisation>().Where(one => one.Id == organisationId).Select(one => one.Calendar).SingleOrDefaultAsync(cancellation)
        ?? BusinessCalendar.Standard;

    /// <summary>The calendars of all organisations that have said on which days they work.</summary>
    public async Task<IReadOnlyDictionary<Guid, BusinessCalendar>> Calendars(CancellationToken cancellation = default) =>
        await db.Set<Organisation>().Where(one => one.Calendar != null).Select(one => new { one.Id, one.Calendar }).ToDictionaryAsync(one => one.Id, one => one.Calendar!, cancellation);

    private async Task<IReadOnlyList<OrganisationSummary>> OfKind(OrganisationKind kind, CancellationToken cancellation)
    {
        var found = await db.Set<Organisation>().AsNoTracking().Where(one => one.Kind == kind)
            .Select(one => new OrganisationSummary(one.Id, one.Kind, one.Name, one.Region, one.Units, one.ContactEmail, one.ContactLanguage) { Workflow = one.Workflow })
            .ToListAsync(cancellation);
        return [.. found.OrderBy(one => one.Name.En, StringComparer.Ordinal)];
    }
}
