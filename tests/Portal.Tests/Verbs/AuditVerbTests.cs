using Governance.Domain.Audit;
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

    private static Task<int> Verify(string file) => CommandLine.Run(["audit", "verify", "--database", file]);
}
