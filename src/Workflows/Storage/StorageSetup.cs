using System.Data.Common;
using System.Reflection;
using Governance.Domain;
using Governance.Domain.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Storage;

/// <summary>
/// Registers the one store, on SQLite or on PostgreSQL, and brings its schema up to date at start.
/// The trap: both databases have migrations of their own; a changed model needs both.
/// </summary>
public static class StorageSetup
{
    /// <summary>How long a writer waits for another one before it gives up.</summary>
    internal static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How many connections to a PostgreSQL server one process keeps at most.</summary>
    private const int MostConnections = 50;

    private static readonly Assembly Home = typeof(StorageSetup).Assembly;

    internal static StorageModel Model { get; } = new(typeof(DomainSetup).Assembly, Home);

    /// <summary>The store in one SQLite file, made when it is not there.</summary>
    public static IServiceCollection AddGovernanceStorage(this IServiceCollection services, string sqliteFile)
    {
        services.AddSingleton(Model);
        services.AddDbContext<SqliteGovernanceDb>(options => OnSqlite(options, sqliteFile), optionsLifetime: ServiceLifetime.Singleton);
        return services.AddScoped<GovernanceDb>(provider => provider.GetRequiredService<SqliteGovernanceDb>());
    }

    /// <summary>The store on PostgreSQL, which several nodes may share.</summary>
    public static IServiceCollection AddGovernancePostgres(this IServiceCollection services, string connection)
    {
        services.AddSingleton(Model);
        services.AddDbContext<PostgresGovernanceDb>(options => OnPostgres(options, connection), optionsLifetime: ServiceLifetime.Singleton);
        return services.AddScoped<GovernanceDb>(provider => provider.GetRequiredService<PostgresGovernanceDb>());
    }

    /// <summary>Applies the migrations that the database does not have yet. Run it before anything reads or writes.</summary>
    public static async Task Migrate(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        if (db.Database.IsSqlite())
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(db.Database.GetDbConnection().DataSource))!);
        // EF's lock on SQLite outlives a process killed inside it; a start with nothing to do does not take it.
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            await db.Database.MigrateAsync(cancellation);
    }

    internal static void OnSqlite(DbContextOptionsBuilder options, string file)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            DefaultTimeout = (int)BusyTimeout.TotalSeconds,
        };
        options.UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(Home));
        options.AddInterceptors(SqlitePragmas.Interceptor);
    }

    internal static void OnPostgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(Bounded(connection), postgres => postgres.MigrationsAssembly(Home));

    /// <summary>Nodes share the connections of one server (100 as it comes), so one takes half unless the connection says otherwise.</summary>
    private static string Bounded(string connection)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        return said.ContainsKey("Maximum Pool Size") || said.ContainsKey("MaxPoolSize") ? connection : $"{connection.TrimEnd(';', ' ')};Maximum Pool Size={MostConnections}";
    }
}
