using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Engine;

/// <summary>What QA officers do to a running instance: retry, skip, migrate, cancel.</summary>
public sealed class AlterationTests
{
    private const string Begin = """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Go"}}}""";
    private const string Risky = """risky=WriteLine{"text":{"expression":{"type":"JavaScript","value":"getVariable('Answer') ? 'fine' : nope()"}}}""";
    private const string Wait = """wait=Event{"eventName":{"expression":{"type":"Literal","value":"Later"}}}""";

    [Fact]
    public async Task A_retry_reopens_a_workflow_that_its_fault_had_ended_and_resolves_the_incident()
    {
        await using var engine = await Running.Of([Begin, Risky, "e=End"], ["begin>risky", "risky>e"]);
        await engine.Publish("Go");
        Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Faulted), ((await engine.Instance()).Status, (await engine.Instance()).SubStatus));

        await Alter(engine, new Alteration.ModifyVariable("answer", true));
        await Alter(engine, new Alteration.ScheduleActivity("risky"));

        Assert.Equal(
            ["Workflow1 Alteration ScheduleActivity succeeded", "risky Started", "risky Completed", "e Started", "e Completed", "flow Completed", "Workflow1 Completed"],
            (await engine.Journal())[^7..]);
        Assert.Equal(InstanceSubStatus.Finished, (await engine.Instance()).SubStatus);
        Assert.NotNull((await engine.Host.WithDb(db => db.Set<Incident>().SingleAsync())).ResolvedAt);
    }

    [Fact]
    public async Task A_retry_that_fails_again_is_an_incident_of_its_own()
    {
        await using var engine = await Running.Of([Begin, Risky], ["begin>risky"]);
        await engine.Publish("Go");

        await Alter(engine, new Alteration.ScheduleActivity("risky"));

        Assert.Equal(InstanceSubStatus.Faulted, (await engine.Instance()).SubStatus);
        Assert.Equal(2, await engine.Host.WithDb(db => db.Set<Incident>().CountAsync()));
        Assert.Equal(1, await engine.Host.WithDb(db => db.Set<Incident>().CountAsync(incident => incident.ResolvedAt == null)));
    }

    [Fact]
    public async Task A_skipped_step_is_left_by_the_outcome_chosen()
    {
        await using var engine = await Running.Of([Begin, Risky, Wait], ["begin>risky", "risky:Otherwise>wait"]);
        await engine.Publish("Go");

        await Alter(engine, new Alteration.Skip("risky", "Otherwise"));

        Assert.Equal("wait Suspended", (await engine.Journal())[^1]);
        Assert.Equal(InstanceSubStatus.Suspended, (await engine.Instance()).SubStatus);
    }

    [Fact]
    public async Task An_instance_moves_to_another_version_only_where_its_open_step_is()
    {
        await using var engine = await Running.Of([Begin, Wait], ["begin>wait"]);
        await engine.Publish("Go");
        await engine.PublishDefinition([Begin, Wait, "extra=WriteLine"], ["begin>wait", "wait>extra"]);
        await engine.PublishDefinition([Begin], []);

        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Alter(engine, new Alteration.Migrate(3)));
        Assert.Equal("The step “wait” is at work and is not in version 3.", refusal.Sentence.ToString());
        await Alter(engine, new Alteration.Migrate(2));
        await engine.Publish("Later");

        Assert.Equal(2, (await engine.Instance()).DefinitionVersion);
        Assert.Contains("extra Completed", await engine.Journal());
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_changed()
    {
        await using var engine = await Running.Of([Begin, Wait], ["begin>wait"]);
        await engine.Publish("Go");

        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => Alter(engine, new Alteration.Cancel(), reason: " "));

        Assert.Equal("Write the reason; it stands in the history.", refusal.Sentence.ToString());
        Assert.Equal(InstanceSubStatus.Suspended, (await engine.Instance()).SubStatus);
    }

    [Fact]
    public async Task The_reason_stands_in_the_event_and_the_journal_says_what_was_changed()
    {
        await using var engine = await Running.Of([Begin, Wait], ["begin>wait"]);
        await engine.Publish("Go");

        await Alter(engine, new Alteration.CancelActivity("wait"), "Nobody will answer this any more.");

        Assert.Equal(["wait Canceled", "flow Completed", "Workflow1 Completed", "Workflow1 Alteration CancelActivity succeeded"], (await engine.Journal())[^4..]);
        Assert.Equal("Nobody will answer this any more.", await engine.Host.WithDb(db => db.Events.Where(row => row.Name == nameof(InstanceAltered)).Select(row => row.Remark).SingleAsync()));
    }

    [Fact]
    public async Task A_timer_that_starts_a_workflow_does_not_make_up_for_the_time_nobody_was_there()
    {
        await using var engine = await Running.Of(["""t=Timer{"customProperties":{"canStartWorkflow":true},"interval":{"expression":{"type":"Literal","value":"01:00:00"}}}""", "e=End"], ["t>e"]);

        await engine.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Instances(engine));
        await engine.Advance(TimeSpan.FromDays(3));
        Assert.Equal(2, await Instances(engine));
        await engine.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, await Instances(engine));
    }

    [Fact]
    public async Task Of_a_singleton_a_second_instance_starts_only_when_the_first_is_over()
    {
        await using var engine = await Running.Of([Begin, Wait], ["begin>wait"], """{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"}""");

        await engine.Publish("Go");
        await engine.Publish("Go");
        Assert.Equal(1, await Instances(engine));
        await engine.Publish("Later");
        await engine.Publish("Go");
        Assert.Equal(2, await Instances(engine));
    }

    private static Task<int> Instances(Running engine) => engine.Host.WithDb(db => db.Set<WorkflowInstance>().CountAsync());

    private static async Task Alter(Running engine, Alteration alteration, string reason = "It went wrong.")
    {
        var officer = await engine.Host.A.Person(Role.QaOfficer);
        await engine.Host.Send(officer, new AlterInstance((await engine.Instance()).Id, alteration, reason));
        await engine.Run();
    }
}
