using Governance.Domain.Audit;
using Governance.Domain.Organisations;
using Governance.Portal.Verbs;
using Governance.Testing;
using Governance.Workflows;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Governance.Portal.Tests.Backup;

/// <summary>The same on PostgreSQL, by the server's own tools.</summary>
public sealed class PostgresBackupTests
{
    [Fact]
    public async Task A_backup_is_restored_when_nobody_works_and_the_old_database_is_kept()
    {
        await using var server = await PostgresServer.Start();
        await using var host = await TestHost.StartOn(server, services => services.AddWorkflows());
        var connection = await host.WithDb(db => Task.FromResult(db.Database.GetConnectionString()!));
        Assert.EndsWith("Maximum Pool Size=50", connection, StringComparison.Ordinal);
        await host.A.Institution();
        await host.Ask<Sealer, bool>(sealer => sealer.SealNext());
        var file = Path.Combine(host.Folder, "governance.backup");

        Assert.Equal(0, await CommandLine.Run(["backup", file, "--postgres", connection, "--database", host.DatabaseFile]));
        await host.A.Institution();
        // a portal's connections stand in the pool of its process
        await using (var portal = new NpgsqlConnection(connection + ";Pooling=false"))
        {
            await portal.OpenAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, await CommandLine.Run(["restore", file, "--postgres", connection, "--database", host.DatabaseFile]));
        }
        Assert.Equal(2, await host.WithDb(db => db.Set<Organisation>().CountAsync()));
        Assert.Equal(1, await CommandLine.Run(["restore", file, "--database", host.DatabaseFile]));

        Assert.Equal(0, await CommandLine.Run(["restore", file, "--postgres", connection, "--database", host.DatabaseFile]));

        Assert.Equal(1, await host.WithDb(db => db.Set<Organisation>().CountAsync()));
        Assert.True((await host.Ask<AuditVerification, AuditResult>(audit => audit.Verify())).IsIntact);
        var names = await host.WithDb(db => db.Database.SqlQuery<string>($"SELECT datname FROM pg_database WHERE datname LIKE 'test%'").ToListAsync());
        var name = new NpgsqlConnectionStringBuilder(connection).Database!;
        Assert.Contains(name + "_before_restore", names);
        Assert.DoesNotContain(name + "_restoring", names);
        Assert.DoesNotContain(name + "_checking", names);
    }
}
