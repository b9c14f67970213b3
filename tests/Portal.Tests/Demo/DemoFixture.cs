using Governance.Domain.Storage;
using Governance.Portal.Host;
using Governance.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Governance.Portal.Tests.Demo;

/// <summary>The first start of a portal on a new file, made once for the tests that read what it left. Nothing is served.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    /// <summary>A Sunday night: the people of the demonstration are not at work.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);

    private WebApplication portal = null!;

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    public string Folder { get; } = Directory.CreateTempSubdirectory("demo-").FullName;

    public string DatabaseFile => Path.Combine(Folder, "governance.db");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(DatabaseFile + ".loading", "what a killed start left");
        portal = await Start();
    }

    /// <summary>Another start on the same file, which the caller disposes.</summary>
    public async Task<WebApplication> Start()
    {
        var started = PortalHost.Build(new PortalOptions(0, DatabaseFile, Demo: true) { TimeZone = Zone.Id }, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new ManualClock(Now)));
            services.AddLogging(logging => logging.ClearProviders());
        });
        await FirstStart.Prepare(started);
        return started;
    }

    /// <summary>Asks a query class in a scope of its own.</summary>
    public async Task<T> Ask<TQueries, T>(Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    public Task<T> Read<T>(Func<GovernanceDb, Task<T>> question) => Ask(question);

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
