using System.Data.Common;
using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Bench;

/// <summary>A SQLite file as it is in use: the write-ahead log with synchronous = NORMAL, and as many rows as asked for.</summary>
internal sealed class Stock : IAsyncDisposable
{
    private Stock(TestHost host) => Host = host;

    public TestHost Host { get; }

    public WorkflowEngine Engine => Host.Services.GetRequiredService<WorkflowEngine>();

    public static async Task<Stock> Open() => new(await TestHost.Start(services =>
    {
        services.AddWorkflows();
        services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(new Normal()));
    }));

    public Task Publish(WorkflowDefinition definition) => Host.WithDb(async db =>
    {
        var now = Host.Clock.GetUtcNow();
        var stored = new StoredDefinition("hash of " + definition.Id, definition, 1, new Dictionary<string, string>(), now);
        stored.Publish(null, now);
        db.Add(stored);
        db.AddRange(StoredTrigger.Of(Host.Services.GetRequiredService<ActivityCatalogue>(), definition, stored, now));
        await db.SaveChangesAsync();
    });

    /// <summary>Events of this name, not looked at yet; each for one of the instances, where there are any.</summary>
    public Task Write(string eventName, int count, IReadOnlyList<Guid>? instances = null) => Host.WithDb(async db =>
    {
        for (var index = 0; index < count; index++)
            db.Write(new WorkflowEventPublished(eventName, Guid.Empty, null, null, instances?[index]), Host.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>The instances that wait, newest first.</summary>
    public Task<List<Guid>> Waiting(int count) => Host.WithDb(db =>
        db.Set<WorkflowInstance>().Where(one => one.Status == InstanceStatus.Running).OrderByDescending(one => one.UpdatedAt).ThenByDescending(one => one.Id).Take(count).Select(one => one.Id).ToListAsync());

    /// <summary>Copies the one instance there is, with its bookmark and journal, and the definition it runs, under new ids.</summary>
    public Task Multiply(int instances, int versions) => Host.WithDb(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Copy(db, "WorkflowInstances", instances, new() { ["Id"] = Id(1), ["CorrelationId"] = "'C-' || n" });
        await Copy(db, "Bookmarks", instances, new() { ["Id"] = Id(2), ["InstanceId"] = Id(1) });
        await Copy(db, "Journal", instances, new() { ["InstanceId"] = Id(1) });
        await Copy(db, "WorkflowDefinitions", versions, new() { ["Hash"] = "'hash ' || n", ["Version"] = "n + 1", ["IsPublished"] = "0" });
        await transaction.CommitAsync();
    });

    /// <summary>Copies the one record there is, so that each of these instances carries one, spread over the organisations given.</summary>
    public Task MultiplyRecords(int count, IReadOnlyList<Guid> organisations) => Host.WithDb(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var places = string.Join(' ', organisations.Select((id, index) => $"WHEN {index} THEN '{id.ToString().ToUpperInvariant()}'"));
        await Copy(db, "MicroCredentials", count, new()
        {
            ["Id"] = "'C-' || n",
            ["OrganisationId"] = $"CASE n % {organisations.Count} {places} END",
            ["SearchText"] = "'c-' || n || ' ' || source.\"SearchText\" || CASE WHEN n % 10 = 0 THEN ' soudure' ELSE '' END",
        });
        await transaction.CommitAsync();
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string Id(int kind) => $"printf('0000000{kind}-0000-7000-8000-%012X', n)";

    private static async Task Copy(GovernanceDb db, string table, int count, Dictionary<string, string> changed)
    {
        var columns = await db.Database.SqlQueryRaw<string>($"SELECT name AS Value FROM pragma_table_info('{table}')").ToListAsync();
        var values = columns.Select(column => changed.GetValueOrDefault(column) ?? $"source.\"{column}\"");
        await db.Database.ExecuteSqlRawAsync($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", values)} FROM numbers, (SELECT * FROM "{table}") AS source
            """);
    }

    private sealed class Normal : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = normal;";
            command.ExecuteNonQuery();
        }
    }
}
