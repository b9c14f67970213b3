using System.Diagnostics;
using Governance.Domain;
using Governance.Domain.Storage;
using Governance.Portal.Demo;
using Governance.Workflows;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Portal.Tests.Demo;

/// <summary>The demonstration network in a file of its own, made once for the tests that read it.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    /// <summary>A Sunday night: the people of the demonstration are not at work.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    private ServiceProvider services = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("demo-").FullName;

    public string DatabaseFile => Path.Combine(Folder, "governance.db");

    public TimeSpan Took { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        await DemoNetwork.LoadInto(DatabaseFile, Zone, Now);
        Took = Stopwatch.GetElapsedTime(begun);
        TestContext.Current.SendDiagnosticMessage($"The demonstration was made in {Took.TotalSeconds:0.0} s.");
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(new Governance.Testing.ManualClock(Now));
        collection.AddDomain();
        collection.AddGovernanceStorage(DatabaseFile);
        collection.AddWorkflows();
        services = collection.BuildServiceProvider();
    }

    public async Task<T> Ask<TQueries, T>(Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    public Task<T> Read<T>(Func<GovernanceDb, Task<T>> question) => Ask(question);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
