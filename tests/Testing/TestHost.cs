using Governance.Domain;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Testing;

/// <summary>
/// The product without its pages, on a fresh SQLite file of its own and a clock that the test moves. The file is gone
/// when the host is disposed.
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> EmptyDatabase = new(MakeEmptyDatabase);

    private readonly Action<IServiceCollection>? configure;
    private ServiceProvider services;

    private TestHost(string folder, Action<IServiceCollection>? configure, ManualClock clock)
    {
        Folder = folder;
        Clock = clock;
        this.configure = configure;
        services = Build(DatabaseFile, clock, configure);
        A = new A(this);
    }

    public ManualClock Clock { get; }

    public IServiceProvider Services => services;

    /// <summary>Builders that go through commands: <c>await host.A.Institution()</c>.</summary>
    public A A { get; }

    /// <summary>The host's own temporary folder.</summary>
    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "governance.db");

    /// <summary>A host with the schema in place. <paramref name="configure"/> runs last and may replace any service.</summary>
    public static async Task<TestHost> Start(Action<IServiceCollection>? configure = null, ManualClock? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("governance-").FullName;
        File.Copy(await EmptyDatabase.Value, Path.Combine(folder, "governance.db"));
        return new TestHost(folder, configure, clock ?? new ManualClock());
    }

    /// <summary>Another host, which begins at this one's time with a copy of its SQLite file.</summary>
    public async Task<TestHost> Copy(Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("governance-").FullName;
        await WithDb(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(folder, "governance.db")}"));
        return new TestHost(folder, configure, new ManualClock(Clock.GetUtcNow()));
    }

    /// <summary>A host on a new database of a PostgreSQL server, with the schema by its migrations.</summary>
    public static async Task<TestHost> StartOn(PostgresServer server, Action<IServiceCollection>? configure = null)
    {
        var connection = await server.NewDatabase(async empty =>
        {
            await using var first = await Start(services => services.AddGovernancePostgres(empty));
            await first.Services.Migrate();
        });
        return await Start(services =>
        {
            services.AddGovernancePostgres(connection);
            configure?.Invoke(services);
        });
    }

    /// <summary>Everything in memory is lost, as after a crash; the file and the clock stay.</summary>
    public async Task Restart()
    {
        await services.DisposeAsync();
        services = Build(DatabaseFile, Clock, configure);
    }

    public Task<TResult> Send<TResult>(Caller caller, ICommand<TResult> command) =>
        services.GetRequiredService<CommandSender>().Send(caller, command);

    /// <summary>Works with the store in a scope of its own, to look at what was stored or to prepare it.</summary>
    public async Task<T> WithDb<T>(Func<GovernanceDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<GovernanceDb>());
    }

    public async Task WithDb(Func<GovernanceDb, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<GovernanceDb>());
    }

    /// <summary>Asks a query class in a scope of its own.</summary>
    public async Task<T> Ask<TQueries, T>(Func<TQueries, Task<T>> question)
        where TQueries : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TQueries>());
    }

    public async ValueTask DisposeAsync()
    {
        await WithDb(LetGoOfTheFile);
        await services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static Task LetGoOfTheFile(GovernanceDb db)
    {
        if (db.Database.GetDbConnection() is SqliteConnection connection)
            SqliteConnection.ClearPool(connection);
        return Task.CompletedTask;
    }

    private static ServiceProvider Build(string file, ManualClock clock, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
        services.AddDomain();
        services.AddGovernanceStorage(file);
        services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(NoFlush.Interceptor));
        configure?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    // Migrating takes longer than most tests: once a process, then the file is copied. While a changed model waits for
    // its migration the schema comes from the model, so that only the schema tests say so.
    private static async Task<string> MakeEmptyDatabase()
    {
        var folder = Directory.CreateTempSubdirectory("governance-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "empty.db");
        await using var services = Build(file, new ManualClock(), null);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        if (db.Database.HasPendingModelChanges())
            await db.Database.EnsureCreatedAsync();
        else
            await services.Migrate();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        return file;
    }
}
