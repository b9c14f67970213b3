using System.Security.Cryptography;
using Governance.Domain.Audit;
using Governance.Domain.Documents;
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
        var lead = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
        var record = await host.A.Credential(lead);
        byte[][] contents = [[.. "%PDF-"u8, .. Enumerable.Range(0, 256).Select(value => (byte)value)], [.. "%PDF-"u8, .. RandomNumberGenerator.GetBytes(3_000_000)]];
        var documents = new List<Guid>();
        foreach (var content in contents)
            documents.Add(await host.Send(lead, new AttachDocument(record, "Budget.pdf", content)));
        await host.Send(lead, new AttachDocument(record, "Budget 2.pdf", "%PDF-1.7 second"u8.ToArray()) { DocumentId = documents[0] });
        await host.Ask<Sealer, bool>(sealer => sealer.SealNext());
        var file = Path.Combine(host.Folder, "governance.backup");

        Assert.Equal(0, await CommandLine.Run(["backup", file, "--postgres", connection, "--database", host.DatabaseFile]));
        await host.A.Institution();
        await host.Send(lead, new AttachDocument(record, "Late.pdf", "%PDF-1.7 after the backup"u8.ToArray()));
        await host.WithDb(db => db.Set<StoredFile>().ExecuteUpdateAsync(set => set.SetProperty(file => file.Content, "lost"u8.ToArray())));
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
        Assert.Equal(contents.Length, await host.DocumentsThatAreWhole());
        for (var number = 0; number < contents.Length; number++)
            Assert.Equal(contents[number], (await host.Ask((DocumentQueries all) => all.File(record, documents[number], 1, lead))).Content);
        Assert.True((await host.Ask<AuditVerification, AuditResult>(audit => audit.Verify())).IsIntact);
        var names = await host.WithDb(db => db.Database.SqlQuery<string>($"SELECT datname FROM pg_database WHERE datname LIKE 'test%'").ToListAsync());
        var name = new NpgsqlConnectionStringBuilder(connection).Database!;
        Assert.Contains(name + "_before_restore", names);
        Assert.DoesNotContain(name + "_restoring", names);
        Assert.DoesNotContain(name + "_checking", names);
    }
}
