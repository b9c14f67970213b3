using System.Text.Json.Nodes;
using Governance.Domain.Organisations;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Governance.Workflows.Tests.Flow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Engine;

/// <summary>A host with one drawn definition published, for tests that send it events.</summary>
internal sealed class Running(TestHost host) : IAsyncDisposable
{
    public TestHost Host { get; } = host;

    public static async Task<Running> Of(string[] steps, string[] lines, string options = "{}", PostgresServer? server = null)
    {
        var running = new Running(server is null ? await TestHost.Start(services => services.AddWorkflows()) : await TestHost.StartOn(server, services => services.AddWorkflows()));
        await running.PublishDefinition(steps, lines, options);
        return running;
    }

    /// <summary>Stores it as published. The checker is left out: these drawings are meant to go wrong.</summary>
    public Task PublishDefinition(string[] steps, string[] lines, string options = "{}", string definitionId = "drawn") => Host.WithDb(async db =>
    {
        var source = JsonNode.Parse(Drawn.Json(steps, lines, options, definitionId))!.AsObject();
        source["variables"] = JsonNode.Parse("""[{"id":"answer","name":"Answer","typeName":"Object","isArray":false}]""");
        var earlier = await db.Set<StoredDefinition>().Where(one => one.DefinitionId == definitionId).ToListAsync();
        foreach (var stored in earlier)
            stored.GiveWay();
        await db.SaveChangesAsync();
        var definition = DefinitionReader.Read(source).Definition!;
        var version = new StoredDefinition($"hash of {definitionId} {earlier.Count}", definition, earlier.Count + 1, new Dictionary<string, string>(), Host.Clock.GetUtcNow());
        version.Publish(null, Host.Clock.GetUtcNow());
        db.Add(version);
        db.RemoveRange(await db.Set<StoredTrigger>().Where(one => one.DefinitionId == definitionId).ToListAsync());
        db.AddRange(StoredTrigger.Of(Host.Services.GetRequiredService<ActivityCatalogue>(), definition, version, Host.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    public async Task Publish(string eventName, string? payload = null, string? correlationId = null)
    {
        await Write(eventName, payload, correlationId);
        await Run();
    }

    /// <summary>Writes the event and lets nothing happen yet.</summary>
    public Task Write(string eventName, string? payload = null, string? correlationId = null) => Host.WithDb(async db =>
    {
        db.Write(new WorkflowEventPublished(eventName, Guid.Empty, correlationId, payload), Host.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>A QA officer changes the one instance there is.</summary>
    public async Task Alter(Alteration alteration, string reason = "It went wrong.")
    {
        var officer = await Host.A.Person(Role.QaOfficer);
        await Host.Send(officer, new AlterInstance((await Instance()).Id, alteration, reason));
        await Run();
    }

    public async Task Advance(TimeSpan by)
    {
        Host.Clock.Advance(by);
        await Run();
    }

    public Task Run() => Host.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();

    public Task<WorkflowInstance> Instance() => Host.WithDb(db => db.Set<WorkflowInstance>().SingleAsync());

    public Task<List<string>> Journal() => Host.WithDb(async db =>
        (await db.Set<JournalEntry>().OrderBy(entry => entry.Sequence).ToListAsync()).ConvertAll(entry => $"{entry.ActivityId} {entry.EventName}"));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
