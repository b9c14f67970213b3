using System.Linq.Expressions;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>What a visitor looks for. Text is looked for in titles, descriptions, outcomes and providers, without regard to case or accents.</summary>
public sealed record CatalogueFilter(string? Text = null, Guid? OrganisationId = null, CredentialState? State = null);

/// <summary>A published micro-credential as the list shows it.</summary>
/// <param name="State">Its stage; a stage before publication means that it is being revised while the published version stands.</param>
public sealed record CatalogueEntry(
    string Slug, Bilingual Title, Bilingual? Description, Guid OrganisationId, Bilingual Organisation, string Region, CredentialState State, string? Hours);

/// <summary>One page of the list. Pages count from 1; a page past the end is the last one.</summary>
public sealed record CatalogueFound(IReadOnlyList<CatalogueEntry> Entries, int Page, int Pages, int Total);

/// <summary>The page of one published micro-credential: the version that was published, and nothing of the work on it.</summary>
public sealed record CataloguePage(
    string CredentialId,
    string Slug,
    Bilingual Title,
    Bilingual Organisation,
    string Region,
    Bilingual Unit,
    CredentialState State,
    int VersionNumber,
    Proposal Content,
    DateTimeOffset PublishedAt,
    DateTimeOffset? LastReviewedAt);

/// <summary>
/// Reads the public catalogue. Law: only versions that were published, never a draft, and no person's name. An address
/// once given answers for ever, whatever became of the micro-credential.
/// </summary>
public sealed class CatalogueQueries(GovernanceDb db)
{
    /// <summary>One page of what the caller finds: those offered first, those that are no longer offered last, by title in between.</summary>
    public async Task<CatalogueFound> List(CatalogueFilter filter, int page, int pageSize, Caller caller, CancellationToken cancellation = default)
    {
        RequireMayRead(caller);
        var found = await Wanted(filter, await Providers(cancellation))
            .Join(db.Set<CatalogueText>(), record => record.Id, text => text.CredentialId, (record, text) => new { record.Id, record.State, text.Title }).ToListAsync(cancellation);
        var pages = Math.Max(1, (found.Count + pageSize - 1) / pageSize);
        var shown = Math.Clamp(page, 1, pages);
        var ids = found.OrderBy(one => one.State is CredentialState.Suspended or CredentialState.Sunset or CredentialState.Archived ? one.State : 0)
            .ThenBy(one => one.Title.ToString(), StringComparer.CurrentCulture).ThenBy(one => one.Id, StringComparer.Ordinal)
            .Skip((shown - 1) * pageSize).Take(pageSize).Select(one => one.Id).ToList();
        var read = await Published(record => ids.Contains(record.Id)).ToDictionaryAsync(one => one.Record.Id, cancellation);
        return new([.. ids.Where(read.ContainsKey).Select(id => Entry(read[id]))], shown, pages, found.Count);
    }

    /// <summary>The providers and the stages that the whole catalogue has, for its filters.</summary>
    public async Task<(IReadOnlyList<(Guid Id, Bilingual Name)> Providers, IReadOnlyList<CredentialState> States)> Choices(Caller caller, CancellationToken cancellation = default)
    {
        RequireMayRead(caller);
        var published = await db.Set<MicroCredential>().AsNoTracking().Where(one => one.PublishedVersion != null)
            .Join(db.Set<Organisation>(), one => one.OrganisationId, organisation => organisation.Id, (one, organisation) => new { one.State, organisation.Id, organisation.Name })
            .ToListAsync(cancellation);
        return ([.. published.Select(one => (one.Id, one.Name)).DistinctBy(one => one.Id).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)],
            [.. published.Select(one => one.State).Distinct().Order()]);
    }

    /// <summary>What is published at the address. Throws <see cref="NotFound"/> where nothing ever was.</summary>
    public async Task<CataloguePage> At(string slug, Caller caller, CancellationToken cancellation = default)
    {
        RequireMayRead(caller);
        var found = await Published(record => record.Slug == slug).SingleOrDefaultAsync(cancellation) ?? throw new NotFound();
        return new(found.Record.Id, slug, Title(found), found.Organisation, found.Region, found.Record.Unit, found.Record.State,
            found.Record.PublishedVersion!.Value, found.Content, found.Record.PublishedAt!.Value, found.Record.LastReviewedAt);
    }

    /// <summary>The published records that the filter lets through; a word may also stand in the provider's name.</summary>
    private IQueryable<MicroCredential> Wanted(CatalogueFilter filter, IReadOnlyList<(Guid Id, string Words)> providers)
    {
        var wanted = db.Set<MicroCredential>().AsNoTracking().Where(one => one.PublishedVersion != null);
        if (filter.OrganisationId is { } organisation)
            wanted = wanted.Where(one => one.OrganisationId == organisation);
        if (filter.State is { } state)
            wanted = wanted.Where(one => one.State == state);
        foreach (var word in Folded.Words(filter.Text))
        {
            var named = providers.Where(one => one.Words.Contains(word, StringComparison.Ordinal)).Select(one => one.Id).ToList();
            wanted = wanted.Where(one => named.Contains(one.OrganisationId) || one.CatalogueText!.Words.Contains(word));
        }
        return wanted;
    }

    private async Task<IReadOnlyList<(Guid Id, string Words)>> Providers(CancellationToken cancellation) =>
        [.. (await db.Set<Organisation>().AsNoTracking().Where(one => one.Kind == OrganisationKind.Institution).Select(one => new { one.Id, one.Name, one.Region }).ToListAsync(cancellation))
            .Select(one => (one.Id, Folded.Of(string.Join('\n', one.Name.En, one.Name.Fr, one.Region))))];

    private IQueryable<PublishedRecord> Published(Expression<Func<MicroCredential, bool>> which) =>
        from record in db.Set<MicroCredential>().AsNoTracking().Where(which)
        where record.PublishedVersion != null
        join version in db.Set<CredentialVersion>() on new { record.Id, Number = record.PublishedVersion!.Value } equals new { Id = version.CredentialId, version.Number }
        join organisation in db.Set<Organisation>() on record.OrganisationId equals organisation.Id
        select new PublishedRecord(record, version.Content, organisation.Name, organisation.Region);

    private static void RequireMayRead(Caller caller)
    {
        if (!caller.May(Permission.ReadCatalogue))
            throw new Refused(new Sentence("This is not for your role."));
    }

    private static CatalogueEntry Entry(PublishedRecord one) => new(
        one.Record.Slug!, Title(one), one.Content["description"]?.AsBilingual(), one.Record.OrganisationId, one.Organisation, one.Region, one.Record.State, one.Content["hours"]?.AsText());

    private static Bilingual Title(PublishedRecord one) => CatalogueText.TitleOf(one.Content, one.Record.Title);

    private sealed record PublishedRecord(MicroCredential Record, Proposal Content, Bilingual Organisation, string Region);
}
