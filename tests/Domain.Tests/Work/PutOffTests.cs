using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Tests.Credentials;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Work;

/// <summary>A decision that is put off: it stays open, waits in nobody's list until its day, and is reminded of by the new time.</summary>
public sealed class PutOffTests : IAsyncLifetime
{
    private TestHost host = null!;
    private RecordScene scene = null!;
    private Caller dean = null!;
    private DateTimeOffset until;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host);
        dean = await host.A.Person(Role.Dean, scene.College);
        until = host.Clock.GetUtcNow().AddDays(40);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_leaves_the_list_until_its_day_and_says_until_when_and_why()
    {
        var step = await Ask();
        await host.Send(dean, new PutOffWorkItem(step, until, " The budget is decided in March. "));

        var waiting = await Waiting();
        Assert.Equal((0, 0), (waiting.Count, await host.Ask<WorkQueries, int>(work => work.CountFor(dean))));
        Assert.Equal(new Postponement(until, "The budget is decided in March."), Assert.Single(waiting.PutOff).PutOff);
        Assert.Empty(waiting.All);
        Assert.Equal(until, (await Read(step)).PutOff!.Until);
        Assert.Equal("The budget is decided in March.", await host.WithDb(db => db.Events.Where(row => row.Name == nameof(WorkItemPutOff)).Select(row => row.Remark).SingleAsync()));

        host.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(step, Assert.Single((await Waiting()).All).Id);
        Assert.Null((await Read(step)).PutOff);
    }

    [Fact]
    public async Task It_may_be_decided_before_its_day()
    {
        var step = await Ask();
        await host.Send(dean, new PutOffWorkItem(step, until, "Later."));
        Assert.True((await Read(step)).MayAct);

        await host.Send(dean, new CompleteWorkItem(step, "approve", null));

        Assert.Equal(WorkState.Completed, (await Read(step)).State);
    }

    [Fact]
    public async Task Nobody_is_reminded_before_its_day_and_then_it_is_due()
    {
        var step = await Ask(dueInDays: 10);
        await host.Send(dean, new PutOffWorkItem(step, until, "Later."));
        host.Clock.Advance(TimeSpan.FromDays(12));

        Assert.Equal(until, await host.Send(Steps.Workflow, new RemindOfWorkItem(step)));
        Assert.Equal(0, await Reminders());

        host.Clock.Advance(TimeSpan.FromDays(28));
        Assert.True(await host.Send(Steps.Workflow, new RemindOfWorkItem(step)) > until);
        Assert.Equal(1, await Reminders());
        Assert.False((await Waiting()).All[0].IsOverdue);
    }

    [Fact]
    public async Task What_is_due_later_than_that_stays_due_when_it_was()
    {
        var step = await Ask(dueInDays: 90);
        var due = (await Read(step)).DueAt;
        await host.Send(dean, new PutOffWorkItem(step, until, "Later."));

        Assert.Equal(due, (await Read(step)).DueAt);
    }

    [Fact]
    public async Task It_needs_a_reason_a_day_to_come_and_no_end_before_that()
    {
        var step = await Ask();
        await Broken.Rule("Write the reason; the team will read it.", () => host.Send(dean, new PutOffWorkItem(step, until, " ")));
        await Broken.Rule("Choose a day that is still to come.", () => host.Send(dean, new PutOffWorkItem(step, host.Clock.GetUtcNow(), "Later.")));
        await Broken.Rule("Put it off by a year at most.", () => host.Send(dean, new PutOffWorkItem(step, until.AddYears(1), "Later.")));
        var closing = await Ask(closesInDays: 30);
        await Broken.Rule("This step ends by itself before that day; choose an earlier one.", () => host.Send(dean, new PutOffWorkItem(closing, until, "Later.")));
    }

    [Fact]
    public async Task Only_a_decision_that_waits_for_the_caller_is_put_off()
    {
        var form = await host.OpenForm(scene.Id, "idea");
        await Broken.Rule("Only a decision is put off.", () => host.Send(scene.Lead, new PutOffWorkItem(form, until, "Later.")));
        var step = await Ask();
        Assert.True((await Read(step)).MayPutOff);
        await Assert.ThrowsAsync<Refused>(() => host.Send(scene.Lead, new PutOffWorkItem(step, until, "Later.")));
        await host.Send(dean, new CompleteWorkItem(step, "approve", null));
        await Broken.Rule("This step is no longer needed; nothing was recorded.", () => host.Send(dean, new PutOffWorkItem(step, until, "Later.")));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new PutOffWorkItem(Guid.Empty, until, "Later.")));
    }

    private Task<Guid> Ask(int? dueInDays = null, int? closesInDays = null) =>
        host.Send(Steps.Workflow, new OpenWorkItem(scene.Id, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step-1", WorkKind.Decision,
            new Bilingual("Decide", "Décider"), Role.Dean.Id, null, null, [Steps.Approve, Steps.Return], dueInDays is { } days ? host.Clock.GetUtcNow().AddDays(days) : null)
        {
            Judges = ["idea"],
            ClosesAt = closesInDays is { } closes ? host.Clock.GetUtcNow().AddDays(closes) : null,
        });

    private Task<WaitingWork> Waiting()
    {
        var now = host.Clock.GetUtcNow();
        return host.Ask<WorkQueries, WaitingWork>(work => work.WaitingFor(dean, new(now, now, now)));
    }

    private Task<StepReading> Read(Guid step) => host.Ask<StepQueries, StepReading>(queries => queries.Step(step, dean));

    private Task<int> Reminders() => host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemReminded)));
}
