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
    /// <summary>What the caller finds: those offered first, those that are no longer offered last, by title in between.</summary>
    public async Task<IReadOnlyList<CatalogueEntry>> List(CatalogueFilter filter, Caller caller, CancellationToken cancellation = default)
    {
        RequireMayRead(caller);
        var published = await Published().ToListAsync(cancellation);
        var words = Folded.Words(filter.Text);
        return [.. published
            .Where(one => filter.OrganisationId is null || one.Record.OrganisationId == filter.OrganisationId)
            .Where(one => filter.State is null || one.Record.State == filter.State)
            .Where(one => Matches(one, words))
            .OrderBy(one => one.Record.State is CredentialState.Suspended or CredentialState.Sunset or CredentialState.Archived ? one.Record.State : 0)
            .ThenBy(one => Title(one).ToString(), StringComparer.CurrentCulture)
            .Select(one => new CatalogueEntry(one.Record.Slug!, Title(one), one.Content["description"]?.AsBilingual(), one.Record.OrganisationId,
                one.Organisation, one.Region, one.Record.State, one.Content["hours"]?.AsText()))];
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
        var found = await Published(slug).SingleOrDefaultAsync(cancellation) ?? throw new NotFound();
        return new(found.Record.Id, slug, Title(found), found.Organisation, found.Region, found.Record.Unit, found.Record.State,
            found.Record.PublishedVersion!.Value, found.Content, found.Record.PublishedAt!.Value, found.Record.LastReviewedAt);
    }

    private IQueryable<PublishedRecord> Published(string? slug = null) =>
        from record in db.Set<MicroCredential>().AsNoTracking()
        where record.PublishedVersion != null && (slug == null || record.Slug == slug)
        join version in db.Set<CredentialVersion>() on new { record.Id, Number = record.PublishedVersion!.Value } equals new { Id = version.CredentialId, version.Number }
        join organisation in db.Set<Organisation>() on record.OrganisationId equals organisation.Id
        select new PublishedRecord(record, version.Content, organisation.Name, organisation.Region);

    private static void RequireMayRead(Caller caller)
    {
        if (!caller.May(Permission.ReadCatalogue))
            throw new Refused(new Sentence("This is not for your role."));
    }

    private static Bilingual Title(PublishedRecord one) => one.Content["title"]?.AsBilingual() ?? one.Record.Title;

    private static bool Matches(PublishedRecord one, IReadOnlyList<string> words)
    {
        Bilingual?[] texts = [Title(one), one.Content["description"]?.AsBilingual(), one.Organisation, one.Record.Unit,
            .. one.Content["learning-outcomes"]?.AsBilingualRows() ?? []];
        return Folded.AreIn(words, texts.OfType<Bilingual>().SelectMany(pair => new[] { pair.En, pair.Fr }).Append(one.Region));
    }

    private sealed record PublishedRecord(MicroCredential Record, Proposal Content, Bilingual Organisation, string Region);
}
