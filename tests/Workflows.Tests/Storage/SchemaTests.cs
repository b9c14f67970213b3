using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Storage;

public sealed class SchemaTests
{
    [Fact]
    public void The_SQLite_migrations_hold_the_whole_model()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration for SQLite.");
    }

    [Fact]
    public void The_PostgreSQL_migrations_hold_the_whole_model()
    {
        using var db = new PostgresDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: add a migration for PostgreSQL.");
    }

    [Fact]
    public async Task The_SQLite_migrations_make_every_table()
    {
        await using var host = await TestHost.Start();
        await host.Services.Migrate();
        await host.WithDb(async db => Assert.Equal(Tables(db), await TablesOf(db, "select name from sqlite_master where type = 'table'")));
    }

    internal static IReadOnlyList<string> Tables(GovernanceDb db) =>
        [.. db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Order(StringComparer.Ordinal)];

    internal static async Task<IReadOnlyList<string>> TablesOf(GovernanceDb db, string sql)
    {
        var names = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
        return [.. names.Where(name => !name.StartsWith("__EF", StringComparison.Ordinal) && !name.StartsWith("sqlite_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
