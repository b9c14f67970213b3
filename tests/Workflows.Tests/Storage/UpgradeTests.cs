using System.IO.Compression;
using Governance.Domain.Audit;
using Governance.Domain.Credentials;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Governance.Workflows.Tests.Storage;

/// <summary>
/// A database of 25 November 2026 with four micro-credentials on their way, as the program of that day wrote it
/// (<c>Recorded/at-work.db.gz</c>): at the dean's step, in the parallel reviews, before the committee, and in the catalogue with
/// a year's timer. It is brought up to date by every migration since, and each goes on to its end by the definition it began with.
/// </summary>
public sealed class UpgradeTests(SharedPostgres postgres)
{
    /// <summary>The last migration that the recorded database has.</summary>
    private const string Recorded = "AttemptsOfTimers";

    [Fact]
    public async Task What_was_under_way_in_an_older_database_goes_on_to_its_end_on_SQLite()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        await Unpack(host.DatabaseFile);
        await GoesOn(host);
    }

    [Fact]
    public async Task What_was_under_way_in_an_older_database_goes_on_to_its_end_on_PostgreSQL()
    {
        var connection = await (await postgres.Server).NewDatabase();
        await using var host = await TestHost.Start(services =>
        {
            services.AddWorkflows();
            services.AddGovernancePostgres(connection);
        });
        await host.WithDb(db => db.GetService<IMigrator>().MigrateAsync(Recorded));
        var file = Path.Combine(host.Folder, "old.db");
        await Unpack(file);
        await PostgresCopy.Of(file, connection);
        await GoesOn(host);
    }

    private static async Task GoesOn(TestHost host)
    {
        Assert.EndsWith(Recorded, (await host.WithDb(db => db.Database.GetAppliedMigrationsAsync())).Last(), StringComparison.Ordinal);
        await host.Services.Migrate();
        Assert.Empty(await host.WithDb(db => db.Database.GetPendingMigrationsAsync()));
        host.Clock.AdvanceTo(await host.WithDb(db => db.Events.MaxAsync(row => row.At)));
        var people = await ScriptedPeople.Found(host);
        var records = await host.WithDb(db => db.Set<MicroCredential>().OrderBy(one => one.Id).Select(one => one.Id).ToListAsync());
        Assert.Equal([CredentialState.Feasibility, CredentialState.Review, CredentialState.Decision, CredentialState.Active], await States(host));

        foreach (var record in records)
            await ToTheCatalogue(people, record);
        Assert.All(await States(host), state => Assert.Equal(CredentialState.Active, state));
        await ToTheFullReview(host, people, records);
        foreach (var record in records)
            await ToTheArchive(people, record);

        Assert.All(await States(host), state => Assert.Equal(CredentialState.Archived, state));
        var instances = await host.WithDb(db => db.Set<WorkflowInstance>().AsNoTracking().Where(one => one.ParentInstanceId == null).ToListAsync());
        Assert.Equal(4, instances.Count);
        Assert.All(instances, instance => Assert.Equal((InstanceSubStatus.Finished, 0), (instance.SubStatus, instance.IncidentCount)));
        while (await host.Ask<Sealer, bool>(sealer => sealer.SealNext()))
        {
        }
        Assert.True((await host.Ask<AuditVerification, AuditResult>(audit => audit.Verify())).IsIntact);
    }

    private static async Task ToTheCatalogue(ScriptedPeople people, string record)
    {
        if (await people.State(record) == CredentialState.Active)
            return;
        await people.Until(record, "evaluation-decision");
        await people.Answer(record, "evaluation-decision", "activate");
    }

    /// <summary>Years pass, and partners reconfirm; those further on wait for nobody.</summary>
    private static async Task ToTheFullReview(TestHost host, ScriptedPeople people, IReadOnlyList<string> records)
    {
        for (var year = 0; year < 3; year++)
        {
            host.Clock.Advance(TimeSpan.FromDays(367));
            await people.Run();
            foreach (var record in records)
                await people.Answer(record, "reconfirmation");
        }
        host.Clock.Advance(TimeSpan.FromDays(1));
        await people.Run();
    }

    private static async Task ToTheArchive(ScriptedPeople people, string record)
    {
        await people.Until(record, "full-review-decision");
        await people.Answer(record, "full-review-decision", "sunset", "The rules of the trade have changed.");
        await people.Answer(record, "sunset");
    }

    private static Task<List<CredentialState>> States(TestHost host) =>
        host.WithDb(db => db.Set<MicroCredential>().OrderBy(one => one.Id).Select(one => one.State).ToListAsync());

    private static async Task Unpack(string file)
    {
        await using var packed = File.OpenRead(RepoRoot.Path("tests/Workflows.Tests/Storage/Recorded/at-work.db.gz"));
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var to = File.Create(file);
        await unpacked.CopyToAsync(to);
    }
}
