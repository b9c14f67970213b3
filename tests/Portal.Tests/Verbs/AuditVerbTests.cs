using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Portal.Verbs;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.Verbs;

public sealed class AuditVerbTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        await host.A.Institution();
        await host.Ask<Sealer, bool>(sealer => sealer.SealNext());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_intact_trail_ends_with_zero() => Assert.Equal(0, await Verify(host.DatabaseFile));

    [Fact]
    public async Task A_broken_trail_ends_with_one()
    {
        await host.WithDb(db => (Task)db.Database.ExecuteSqlAsync($"""UPDATE "Events" SET "At" = "At" + 1"""));
        Assert.Equal(1, await Verify(host.DatabaseFile));
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_one_and_is_not_made()
    {
        var file = Path.Combine(host.Folder, "other.db");
        Assert.Equal(1, await Verify(file));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_file_that_is_no_database_ends_with_one()
    {
        var file = Path.Combine(host.Folder, "other.db");
        await File.WriteAllTextAsync(file, "This is a letter, not a database.");
        Assert.Equal(1, await Verify(file));
    }

    [Fact]
    public async Task An_exported_file_is_verified_without_a_database()
    {
        var file = Path.Combine(host.Folder, "events.json");
        await host.Ask(async (AuditExport export) =>
        {
            await using var to = File.Create(file);
            await export.Write(to, new(), Caller.System);
            return 0;
        });
        Assert.Equal(0, await CommandLine.Run(["audit", "verify", file]));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Ontario", "Quebec", StringComparison.Ordinal).Replace("College 1", "College 2", StringComparison.Ordinal));
        Assert.Equal(1, await CommandLine.Run(["audit", "verify", file]));
        Assert.Equal(1, await CommandLine.Run(["audit", "verify", file + ".none"]));
        await File.WriteAllTextAsync(file, "{}");
        Assert.Equal(1, await CommandLine.Run(["audit", "verify", file]));
    }

    private static Task<int> Verify(string file) => CommandLine.Run(["audit", "verify", "--database", file]);
}
