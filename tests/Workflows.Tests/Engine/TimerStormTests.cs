using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Engine;

/// <summary>Many timers that are due at the same moment, with two engines at them. A hundred thousand of them: bench/Bench/TimerBench.cs.</summary>
public sealed class TimerStormTests
{
    private const int Timers = 1_000;
    private const string Begin = """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Go"}}}""";
    private const string Delay = """t=Delay{"timeSpan":{"expression":{"type":"Literal","value":"PT1H"}}}""";

    [Fact]
    public async Task Each_fires_once_and_an_answer_does_not_wait_behind_them()
    {
        await using var engine = await Running.Of([Begin, Delay, "e=End"], ["begin>t", "t>e"]);
        await engine.PublishDefinition(
            ["""ask=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Ask"}}}""", """answer=Event{"eventName":{"expression":{"type":"Literal","value":"Answer"}}}"""],
            ["ask>answer"], definitionId: "asked");
        for (var number = 0; number < Timers; number++)
            await engine.Write("Go");
        await engine.Publish("Ask", correlationId: "person");
        engine.Host.Clock.Advance(TimeSpan.FromHours(2));

        var page = engine.Host.Services.GetRequiredService<WorkflowEngine>();
        var storm = Task.WhenAll(Task.Run(() => page.RunUntilQuiet()), Task.Run(() => ActivatorUtilities.CreateInstance<WorkflowEngine>(engine.Host.Services).RunUntilQuiet()));
        await engine.Write("Answer", correlationId: "person");
        await page.RunAnswers();
        // the other engine may be the one that took it, and still be at it
        while (!await IsAnswered(engine) && !storm.IsCompleted)
            await Task.Yield();
        var left = await engine.Host.WithDb(db => db.Set<Bookmark>().CountAsync());
        await storm;
        await engine.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await IsAnswered(engine));
        Assert.True(left > 0, "The answer waited until every timer had fired.");
        Assert.Equal(Timers, await Count(engine, "t", "Completed"));
        Assert.Equal(Timers, await Count(engine, "e", "Completed"));
        Assert.Equal(0, await engine.Host.WithDb(db => db.Set<Bookmark>().CountAsync()));
        Assert.Equal(Timers + 1, await engine.Host.WithDb(db => db.Set<WorkflowInstance>().CountAsync(one => one.SubStatus == InstanceSubStatus.Finished)));
    }

    private static Task<bool> IsAnswered(Running engine) =>
        engine.Host.WithDb(db => db.Set<WorkflowInstance>().AnyAsync(one => one.CorrelationId == "person" && one.SubStatus == InstanceSubStatus.Finished));

    private static Task<int> Count(Running engine, string activityId, string eventName) =>
        engine.Host.WithDb(db => db.Set<JournalEntry>().CountAsync(line => line.ActivityId == activityId && line.EventName == eventName));
}
