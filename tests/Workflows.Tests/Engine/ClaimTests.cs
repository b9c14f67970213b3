using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Engine;

/// <summary>What several engines at once, rows that always fail, and places that only one may hold come to.</summary>
public sealed class ClaimTests
{
    private const string Begin = """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Go"}}}""";
    private const string Wait = """wait=Event{"eventName":{"expression":{"type":"Literal","value":"Later"}}}""";
    private const string Singleton = """{"activationStrategyType":"Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core"}""";
    private const string Correlated = """{"activationStrategyType":"Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Core"}""";

    [Fact]
    public async Task A_row_that_always_fails_becomes_an_incident_once_and_holds_nobody_up()
    {
        await using var engine = await Running.Of([Begin, Wait, "e=End"], ["begin>wait", "wait>e"]);
        await engine.Publish("Go", correlationId: "broken");
        await engine.Publish("Go", correlationId: "sound");
        await Damage(engine, "broken", "not JSON");

        await engine.Write("Later", correlationId: "broken");
        await engine.Write("Later", correlationId: "sound");
        for (var tries = 0; tries < WorkflowEngine.QuietTries + 2; tries++)
            await engine.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(InstanceStatus.Finished, (await Of(engine, "sound")).Status);
        var incident = await engine.Host.WithDb(db => db.Set<Incident>().SingleAsync());
        Assert.Equal(((await Of(engine, "broken")).Id, Incident.OfTheWhole), (incident.InstanceId, incident.Run));
        Assert.StartsWith("What reached this workflow could not be carried out in 5 tries", incident.Message, StringComparison.Ordinal);
        Assert.Equal(1, await engine.Host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkflowStopped) && row.CredentialId == "broken")));
    }

    [Fact]
    public async Task What_goes_through_at_last_resolves_its_incident_and_nothing_was_lost()
    {
        await using var engine = await Running.Of([Begin, Wait, "e=End"], ["begin>wait", "wait>e"]);
        await engine.Publish("Go", correlationId: "broken");
        var sound = (await Of(engine, "broken")).StateJson;
        await Damage(engine, "broken", "not JSON");
        await engine.Write("Later", correlationId: "broken");
        for (var tries = 0; tries < WorkflowEngine.QuietTries; tries++)
            await engine.Advance(TimeSpan.FromMinutes(30));
        Assert.Null((await engine.Host.WithDb(db => db.Set<Incident>().SingleAsync())).ResolvedAt);

        await Damage(engine, "broken", sound);
        await engine.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(InstanceSubStatus.Finished, (await Of(engine, "broken")).SubStatus);
        Assert.NotNull((await engine.Host.WithDb(db => db.Set<Incident>().SingleAsync())).ResolvedAt);
    }

    [Fact]
    public async Task Of_many_starts_at_once_one_instance_holds_the_place()
    {
        await using var engine = await Running.Of([Begin, Wait], ["begin>wait"], Singleton);
        for (var starts = 0; starts < 12; starts++)
            await engine.Write("Go");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Another(engine).RunUntilQuiet())));
        await engine.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await engine.Host.WithDb(db => db.Set<WorkflowInstance>().CountAsync()));
        Assert.Equal(0, await engine.Host.WithDb(db => db.EventDeliveries.CountAsync(one => one.DoneAt == null)));
    }

    [Fact]
    public async Task A_retried_instance_takes_its_place_again()
    {
        await using var engine = await Running.Of([Begin, """risky=WriteLine{"text":{"expression":{"type":"JavaScript","value":"getVariable('Answer') ? 'fine' : nope()"}}}""", Wait], ["begin>risky", "risky>wait"], Singleton);
        await engine.Publish("Go");
        Assert.Null((await engine.Instance()).Place);

        await engine.Alter(new Alteration.ModifyVariable("answer", true));
        await engine.Alter(new Alteration.ScheduleActivity("risky"));

        Assert.NotNull((await engine.Instance()).Place);
        await engine.Publish("Go");
        Assert.Equal(1, await engine.Host.WithDb(db => db.Set<WorkflowInstance>().CountAsync()));
    }

    [Fact]
    public async Task A_place_follows_the_correlation_id_unless_somebody_stands_there()
    {
        await using var engine = await Running.Of([Begin, """c=Correlate{"correlationId":{"expression":{"type":"Literal","value":"same"}}}""", Wait], ["begin>c", "c>wait"], Correlated);
        await engine.Publish("Go", correlationId: "one");
        await engine.Publish("Go", correlationId: "two");

        var places = await engine.Host.WithDb(db => db.Set<WorkflowInstance>().OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).Select(one => one.Place).ToListAsync());
        Assert.EndsWith("for same", places[0], StringComparison.Ordinal);
        Assert.Null(places[1]);
    }

    /// <summary>An engine of another process over the same database.</summary>
    private static WorkflowEngine Another(Running engine) => ActivatorUtilities.CreateInstance<WorkflowEngine>(engine.Host.Services);

    private static Task<WorkflowInstance> Of(Running engine, string correlationId) =>
        engine.Host.WithDb(db => db.Set<WorkflowInstance>().SingleAsync(one => one.CorrelationId == correlationId));

    private static Task<int> Damage(Running engine, string correlationId, string state) => engine.Host.WithDb(db =>
        db.Set<WorkflowInstance>().Where(one => one.CorrelationId == correlationId).ExecuteUpdateAsync(set => set.SetProperty(one => one.StateJson, state)));
}
