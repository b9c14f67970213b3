using Governance.Domain.Credentials;
using Governance.Domain.Words;
using Governance.Testing;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Storage;

/// <summary>What an older database has published is found in the catalogue by the same words as what is published now.</summary>
public sealed class CatalogueTextFillTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Fills_what_publishing_would_have_kept_on_SQLite() =>
        await Fills(await TestHost.Start(services => services.AddWorkflows()), CatalogueTextFill.OnSqlite);

    [Fact]
    public async Task Fills_what_publishing_would_have_kept_on_PostgreSQL() =>
        await Fills(await TestHost.StartOn(await postgres.Server, services => services.AddWorkflows()), CatalogueTextFill.OnPostgres);

    private static async Task Fills(TestHost started, string fill)
    {
        await using var host = started;
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Propose();
        await people.Until(id, "registrar");
        await people.Answer(id, "registrar");
        var kept = await Read(host);
        Assert.NotEqual(Bilingual.Empty, kept.Title);
        await host.WithDb(async db =>
        {
            await db.Set<CatalogueText>().ExecuteDeleteAsync();
            await db.Database.ExecuteSqlRawAsync(fill);
        });
        var filled = await Read(host);
        Assert.Equal((kept.CredentialId, kept.Title), (filled.CredentialId, filled.Title));
        Assert.All(kept.Words.Split('\n'), line => Assert.Contains(line, filled.Words, StringComparison.Ordinal));
    }

    private static Task<CatalogueText> Read(TestHost host) => host.WithDb(db => db.Set<CatalogueText>().AsNoTracking().SingleAsync());
}
