using System.Diagnostics;
using System.Security.Cryptography;
using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Documents;
using Governance.Domain.Organisations;
using Governance.Portal.Backup;
using Governance.Portal.Host;
using Governance.Portal.Verbs;
using Governance.Testing;
using Governance.Workflows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.Backup;

/// <summary>Backups on SQLite: taken under load, restored elsewhere, and restores that are refused or killed.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private TestHost host = null!;

    private string BackupFile => Path.Combine(host.Folder, "copies", "governance.backup");

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        Directory.CreateDirectory(Path.Combine(host.Folder, "copies"));
        Directory.CreateDirectory(Path.Combine(host.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "keys", "key-1.xml"), "<key/>", TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_backup_under_load_restores_to_one_moment_of_the_system()
    {
        using var ended = new CancellationTokenSource();
        var lead = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
        var record = await host.A.Credential(lead);
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Write(ended.Token))).Append(Task.Run(() => Seal(ended.Token))).Append(Task.Run(() => Attach(lead, record, ended.Token))).ToList();
        await UntilOrganisations(host, 20);
        await UntilDocuments(5);

        var code = await CommandLine.Run(["backup", BackupFile, "--database", host.DatabaseFile]);

        await ended.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Equal(0, code);
        await using var other = await TestHost.Start();
        Assert.Equal(0, await Restore(other.DatabaseFile));
        var (organisations, told) = await other.WithDb(async db =>
            (await db.Set<Organisation>().CountAsync(), await db.Events.CountAsync(row => row.Name == nameof(OrganisationRegistered))));
        Assert.InRange(organisations, 20, await host.WithDb(db => db.Set<Organisation>().CountAsync()));
        Assert.Equal(organisations, told);
        Assert.True(await other.DocumentsThatAreWhole() >= 5);
        while (await other.Ask<Sealer, bool>(sealer => sealer.SealNext()))
        {
        }
        var trail = await other.Ask<AuditVerification, AuditResult>(audit => audit.Verify());
        Assert.True(trail.IsIntact);
        Assert.Equal((await other.WithDb(db => db.Events.CountAsync()), 0), (trail.Sealed, trail.Unsealed));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(other.Folder, "keys", "key-1.xml"), TestContext.Current.CancellationToken));
        Assert.Equal([BackupFile], Directory.GetFileSystemEntries(Path.GetDirectoryName(BackupFile)!));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
    }

    [Fact]
    public async Task A_restore_that_is_killed_at_any_step_leaves_the_old_system()
    {
        await host.A.Institution();
        Assert.Equal(0, await CommandLine.Run(["backup", BackupFile, "--database", host.DatabaseFile]));
        await using var other = await TestHost.Start();
        await other.A.Institution();
        await other.A.Institution();
        SqliteConnection.ClearAllPools();
        foreach (var step in new[] { "Unpacking", "Checking", "Putting" })
        {
            await KillRestoreAt(step, other.DatabaseFile);
            // the last step is one rename: a kill that comes after it finds the whole of the new one
            Assert.Contains(await other.WithDb(db => db.Set<Organisation>().CountAsync()), step == "Putting" ? [1, 2] : new[] { 2 });
            SqliteConnection.ClearAllPools();
        }
        Assert.Equal(0, await Restore(other.DatabaseFile));
        Assert.Equal(1, await other.WithDb(db => db.Set<Organisation>().CountAsync()));
        // and the old one is kept
        Assert.True(File.Exists(other.DatabaseFile + ".before-restore"));
        Assert.Empty(Directory.GetDirectories(other.Folder, "*.restoring"));
    }

    [Fact]
    public async Task Nothing_is_restored_from_a_file_that_is_none_is_damaged_or_lost_a_seal()
    {
        await host.A.Institution();
        await host.Ask<Sealer, bool>(sealer => sealer.SealNext());
        Assert.Equal(1, await Restore(host.DatabaseFile));
        Assert.Equal(0, await CommandLine.Run(["backup", BackupFile, "--database", host.DatabaseFile]));
        Assert.Equal(1, await CommandLine.Run(["backup", BackupFile, "--database", host.DatabaseFile]));
        await using var other = await TestHost.Start();
        var good = await File.ReadAllBytesAsync(BackupFile, TestContext.Current.CancellationToken);
        var bad = good.ToArray();
        // one byte alone may mean the same: of zeros, it says from which of them to repeat
        foreach (ref var changed in bad.AsSpan(good.Length / 2, 64))
            changed ^= 0xff;
        foreach (var content in new[] { bad, good[..(good.Length / 2)], "a letter"u8.ToArray() })
        {
            await File.WriteAllBytesAsync(BackupFile, content, TestContext.Current.CancellationToken);
            Assert.Equal(1, await Restore(other.DatabaseFile));
        }
        Assert.Equal(0, await other.WithDb(db => db.Set<Organisation>().CountAsync()));

        File.Delete(BackupFile);
        await host.WithDb(db => (Task)db.Database.ExecuteSqlAsync($"""UPDATE "Events" SET "At" = "At" + 1"""));
        Assert.Equal(1, await CommandLine.Run(["backup", BackupFile, "--database", host.DatabaseFile]));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(BackupFile)!));
    }

    [Fact]
    public async Task While_somebody_works_there_is_no_restore_and_during_a_restore_nobody_works()
    {
        await host.A.Institution();
        Assert.Equal(0, await CommandLine.Run(["backup", BackupFile, "--database", host.DatabaseFile]));
        SqliteConnection.ClearAllPools();
        using (DataLock.ForWork(host.DatabaseFile))
        using (DataLock.ForWork(host.DatabaseFile))
            Assert.Equal(1, await Restore(host.DatabaseFile));
        using (DataLock.ForRestore(host.DatabaseFile))
            Assert.Equal(1, await CommandLine.Run(["migrate", "--database", host.DatabaseFile]));
        Assert.Equal(0, await Restore(host.DatabaseFile));
    }

    private Task<int> Restore(string databaseFile)
    {
        SqliteConnection.ClearAllPools();
        return CommandLine.Run(["restore", BackupFile, "--database", databaseFile]);
    }

    private async Task Write(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
            await host.A.Institution();
    }

    private async Task Attach(Caller lead, string record, CancellationToken ended)
    {
        for (var number = 1; !ended.IsCancellationRequested; number++)
            await host.Send(lead, new AttachDocument(record, $"Budget {number}.pdf", [.. "%PDF-"u8, .. RandomNumberGenerator.GetBytes(100_000)]));
    }

    private async Task UntilDocuments(int count)
    {
        while (await host.WithDb(db => db.Set<Document>().CountAsync()) < count)
            await Task.Delay(10);
    }

    private async Task Seal(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await host.Ask<Sealer, bool>(sealer => sealer.SealNext());
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task UntilOrganisations(TestHost host, int count)
    {
        while (await host.WithDb(db => db.Set<Organisation>().CountAsync()) < count)
            await Task.Delay(10);
    }

    /// <summary>The real program, killed as soon as it says that it is at this step.</summary>
    private async Task KillRestoreAt(string step, string databaseFile)
    {
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(PortalHost).Assembly.Location, "restore", BackupFile, "--database", databaseFile]) { RedirectStandardOutput = true, Environment = { ["LANG"] = "en_CA.UTF-8" } })!;
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(step, StringComparison.Ordinal))
                break;
        }
        program.Kill();
        await program.WaitForExitAsync();
    }
}
