using Governance.Domain.Organisations;
using Governance.Testing;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Governance.Workflows.Tests.Storage;

/// <summary>Addresses of an older database get small letters, but two people never get one address.</summary>
public sealed class LowerCaseAddressesTests(SharedPostgres postgres)
{
    /// <summary>The last migration before.</summary>
    private const string Before = "PeoplePastKeeping";

    [Fact]
    public async Task Gives_addresses_small_letters_where_they_are_one_persons_on_SQLite() => await Lowers(await TestHost.Start());

    [Fact]
    public async Task Gives_addresses_small_letters_where_they_are_one_persons_on_PostgreSQL() => await Lowers(await TestHost.StartOn(await postgres.Server));

    private static async Task Lowers(TestHost started)
    {
        await using var host = started;
        foreach (var _ in Enumerable.Range(0, 4))
            await host.A.Person(Role.Auditor);
        await host.WithDb(db => db.GetService<IMigrator>().MigrateAsync(Before));
        var people = await host.WithDb(db => db.Set<Person>().OrderBy(one => one.Id).Select(one => one.Id).ToListAsync());
        foreach (var (id, email) in people.Zip(["Ana.Silva@Example.ORG", "bo@example.org", "Bo@example.org", "cy@example.org"]))
            await host.WithDb(db => db.Set<Person>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Email, email)));
        await host.Services.Migrate();
        Assert.Equal(["ana.silva@example.org", "bo@example.org", "Bo@example.org", "cy@example.org"], await host.WithDb(db => db.Set<Person>().OrderBy(one => one.Id).Select(one => one.Email).ToListAsync()));
    }
}
