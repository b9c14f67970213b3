using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Governance.Workflows.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> build the SQLite model; no database is opened.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteGovernanceDb>
{
    public SqliteGovernanceDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteGovernanceDb>();
        StorageSetup.OnSqlite(options, "design.db");
        return new(options.Options, StorageSetup.Model, new CallerSlot(), TimeProvider.System);
    }
}

/// <summary>Lets <c>dotnet ef migrations add</c> build the PostgreSQL model; no server is needed.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresGovernanceDb>
{
    public PostgresGovernanceDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresGovernanceDb>();
        StorageSetup.OnPostgres(options, "Host=localhost");
        return new(options.Options, StorageSetup.Model, new CallerSlot(), TimeProvider.System);
    }
}
