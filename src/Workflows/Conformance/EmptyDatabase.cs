using Governance.Domain;
using Governance.Domain.Storage;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Conformance;

/// <summary>A folder with a database that has the schema and nothing else; every case runs on a fresh copy. Gone when it is disposed.</summary>
internal sealed class EmptyDatabase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("governance-conformance-").FullName;
    private int copies;

    private EmptyDatabase()
    {
    }

    private string Original => Path.Combine(folder, "empty.db");

    public static async Task<EmptyDatabase> Make(CancellationToken cancellation)
    {
        var made = new EmptyDatabase();
        await using var services = ServicesOn(made.Original, new CaseClock()).BuildServiceProvider();
        await services.Migrate(cancellation);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<GovernanceDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellation);
        return made;
    }

    /// <summary>The whole engine on a copy.</summary>
    public ServiceProvider Open(CaseClock clock)
    {
        var file = Path.Combine(folder, $"case{++copies}.db");
        File.Copy(Original, file);
        return ServicesOn(file, clock).AddWorkflows().BuildServiceProvider();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static IServiceCollection ServicesOn(string file, CaseClock clock) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(clock)
        .AddDomain()
        .AddGovernanceStorage(file);
}
