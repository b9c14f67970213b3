using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Storage;

public sealed class SchemaTests(SharedPostgres postgres)
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
        await host.WithDb(async db => Assert.Equal(Tables(db), await TablesOf(db, "select name as Value from sqlite_master where type = 'table'")));
    }

    [Fact]
    public async Task The_PostgreSQL_migrations_make_every_table()
    {
        await using var host = await TestHost.StartOn(await postgres.Server);
        await host.WithDb(async db => Assert.Equal(Tables(db), await TablesOf(db, "select table_name as \"Value\" from information_schema.tables where table_schema = 'public'")));
    }

    [Fact]
    public async Task A_second_start_has_nothing_to_migrate()
    {
        await using var host = await TestHost.Start();
        await host.Services.Migrate();
        await host.Services.Migrate();
        Assert.Empty(await host.WithDb(db => db.Database.GetPendingMigrationsAsync()));
    }

    private static IReadOnlyList<string> Tables(GovernanceDb db) =>
        [.. db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<string>> TablesOf(GovernanceDb db, string sql)
    {
        var names = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
        return [.. names.Where(name => !name.StartsWith("__EF", StringComparison.Ordinal) && !name.StartsWith("sqlite_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
