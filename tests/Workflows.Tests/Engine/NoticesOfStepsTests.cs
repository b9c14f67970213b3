using System.Text.Json.Nodes;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Engine;

/// <summary>The engine's own timers tell people that a step waits, in the shipped workflow, and never answer it.</summary>
public sealed class NoticesOfStepsTests : IAsyncLifetime
{
    private TestHost host = null!;
    private ScriptedPeople people = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_step_is_reminded_of_at_half_its_time_at_its_end_and_late_and_is_answered_by_a_person_alone()
    {
        var id = await people.Propose();
        await people.Until(id, "go-no-go");
        var item = (await people.OpenItems(id)).Single();
        var due = item.DueAt!.Value;
        foreach (var notice in Enum.GetValues<Notice>())
        {
            var at = NoticeTimes.Of(notice, BusinessCalendar.Standard, item.OpenedAt, due);
            Assert.Equal(at, await Timer());
            await Advance(at - TimeSpan.FromMinutes(1));
            Assert.Equal((int)notice, await Reminders());
            await Advance(at);
            Assert.Equal((int)notice + 1, await Reminders());
        }
        Assert.Null(await Timer());
        await Advance(due.AddYears(1));
        Assert.Equal(["go-no-go"], await people.Open(id));
        Assert.Equal(3, await Reminders());
        Assert.Equal(CredentialState.Feasibility, await people.State(id));

        await people.Answer(id, "go-no-go");
        Assert.NotEqual(["go-no-go"], await people.Open(id));
    }

    [Fact]
    public async Task A_step_that_says_when_is_reminded_of_then()
    {
        var source = JsonNode.Parse(File.ReadAllText(RepoRoot.Path("workflows/micro-credential.json")))!.AsObject();
        var step = source["root"]!["activities"]!.AsArray().First(one => (string?)one!["id"] == "go-no-go")!.AsObject();
        foreach (var (input, percent) in new[] { ("remindAt", 20), ("lateAt", 200) })
            step[input] = new JsonObject { ["typeName"] = "Int32", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = percent } };
        await host.Send(Caller.System, new PublishDefinition(source.ToJsonString()));
        var id = await people.Propose();
        await people.Until(id, "go-no-go");
        var item = (await people.OpenItems(id)).Single();
        foreach (var notice in Enum.GetValues<Notice>())
        {
            var at = NoticeTimes.Of(notice, BusinessCalendar.Standard, item.OpenedAt, item.DueAt!.Value, new(20, 200));
            Assert.Equal(at, await Timer());
            Assert.Equal(notice == Notice.Due, at == NoticeTimes.Of(notice, BusinessCalendar.Standard, item.OpenedAt, item.DueAt.Value));
            await Advance(at);
            Assert.Equal((int)notice + 1, await Reminders());
        }
    }

    [Fact]
    public async Task An_answer_takes_the_timer_with_it()
    {
        var id = await people.Propose();
        await people.Until(id, "go-no-go");
        var first = await Timer();
        await people.Answer(id, "go-no-go");
        Assert.DoesNotContain(first, await host.WithDb(db => db.Set<Bookmark>().Select(one => one.DueAt).ToListAsync()));
    }

    [Fact]
    public async Task A_decision_that_is_put_off_is_reminded_of_by_its_new_time_even_after_its_last_notice()
    {
        var id = await people.Propose();
        await people.Until(id, "go-no-go");
        var item = (await people.OpenItems(id)).Single();
        await Advance(item.DueAt!.Value.AddDays(20));
        Assert.Null(await Timer());
        var until = host.Clock.GetUtcNow().AddDays(30);
        await host.Send(people.The(Role.Dean), new PutOffWorkItem(item.Id, until, "The budget is decided next month."));
        await people.Run();

        Assert.Equal(until, await Timer());
        var given = await Reminders();
        await Advance(until - TimeSpan.FromMinutes(1));
        Assert.Equal(given, await Reminders());
        await Advance(until);
        Assert.Equal(given + 1, await Reminders());
        await people.Answer(id, "go-no-go");
        Assert.NotEqual(["go-no-go"], await people.Open(id));
    }

    private async Task Advance(DateTimeOffset to)
    {
        host.Clock.Advance(to - host.Clock.GetUtcNow());
        await people.Run();
    }

    private Task<DateTimeOffset?> Timer() => host.WithDb(db => db.Set<Bookmark>().Where(one => one.DueAt != null).Select(one => one.DueAt).SingleOrDefaultAsync());

    private Task<int> Reminders() => host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemReminded) && row.Body.Contains("go-no-go")));
}
