using System.Text.Json.Nodes;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Engine;

public sealed class EngineTests
{
    private const string Begin = """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Go"}}}""";
    private const string Continue = """{"incidentStrategyType":"Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core"}""";

    [Fact]
    public async Task An_event_starts_the_definition_it_triggers_and_a_second_event_resumes_it()
    {
        await using var engine = await Running.Of([Begin, Waits("a", "A"), "e=End"], ["begin>a", "a>e"]);

        await engine.Publish("Go");
        Assert.Equal(["Workflow1 Started", "flow Started", "begin Started", "begin Completed", "a Started", "a Suspended"], await engine.Journal());
        Assert.Equal(InstanceSubStatus.Suspended, (await engine.Instance()).SubStatus);

        await engine.Publish("A");
        Assert.Equal(["a Resumed", "a Completed", "e Started", "e Completed", "flow Completed", "Workflow1 Completed"], (await engine.Journal()).Skip(6));
        Assert.Equal(InstanceSubStatus.Finished, (await engine.Instance()).SubStatus);
        Assert.Equal(0, await engine.Host.WithDb(db => db.Set<Bookmark>().CountAsync()));
    }

    [Fact]
    public async Task A_payload_is_kept_in_the_variable_that_the_output_is_bound_to()
    {
        await using var engine = await Running.Of(
            [Begin, Waits("a", "A", "answer"), """d=FlowDecision{"condition":{"expression":{"type":"JavaScript","value":"getVariable('Answer') === 'yes'"}}}""", Waits("yes", "Y"), Waits("no", "N")],
            ["begin>a", "a>d", "d:True>yes", "d:False>no"]);

        await engine.Publish("Go");
        await engine.Publish("A", "\"yes\"");

        Assert.Equal("yes Suspended", (await engine.Journal())[^1]);
    }

    [Fact]
    public async Task A_timer_goes_on_when_its_time_has_come_and_not_before()
    {
        await using var engine = await Running.Of([Begin, """t=Delay{"timeSpan":{"expression":{"type":"Literal","value":"P1Y"}}}""", Waits("a", "A")], ["begin>t", "t>a"]);

        await engine.Publish("Go");
        await engine.Advance(TimeSpan.FromDays(364));
        Assert.Equal("t Suspended", (await engine.Journal())[^1]);

        await engine.Advance(TimeSpan.FromDays(2));
        Assert.Equal("a Suspended", (await engine.Journal())[^1]);
    }

    [Fact]
    public async Task Business_days_are_those_of_the_college_whose_record_the_workflow_carries()
    {
        await using var engine = await Running.Of([Begin, """t=Delay{"timeSpan":{"expression":{"type":"Literal","value":"P3BD"}}}""", Waits("a", "A")], ["begin>t", "t>a"]);
        var college = await engine.Host.A.Institution();
        var calendar = new BusinessCalendar("America/St_Johns", [DayOfWeek.Tuesday], []);
        await engine.Host.Send(await engine.Host.A.Person(Role.QaOfficer, college), new KeepCalendar(college, calendar));
        var record = await engine.Host.A.Credential(await engine.Host.A.Person(Role.InitiativeLead, college));
        var now = engine.Host.Clock.GetUtcNow();

        await engine.Publish("Go", correlationId: record);
        await engine.Publish("Go");

        var due = await engine.Host.WithDb(db => db.Set<Bookmark>().Where(one => one.DueAt != null).Select(one => one.DueAt).ToListAsync());
        Assert.Equal(new HashSet<DateTimeOffset?> { calendar.After(now, 3), BusinessCalendar.Standard.After(now, 3) }, due.ToHashSet());
    }

    [Fact]
    public async Task A_step_that_throws_becomes_an_incident_and_the_other_branch_goes_on()
    {
        await using var engine = await Running.Of(
            [Begin, """f=FlowFork{"branches":{"expression":{"type":"Object","value":"[\"A\",\"B\"]"}}}""", """bad=Delay{"timeSpan":{"expression":{"type":"Literal","value":"soon"}}}""", Waits("b", "B")],
            ["begin>f", "f:A>bad", "f:B>b"], Continue);

        await engine.Publish("Go");

        Assert.Equal(["bad Started", "bad Faulted", "b Started", "b Suspended"], (await engine.Journal()).Skip(6));
        var instance = await engine.Instance();
        Assert.Equal((InstanceSubStatus.Suspended, 1), (instance.SubStatus, instance.IncidentCount));
        Assert.Equal("bad", (await engine.Host.WithDb(db => db.Set<Incident>().SingleAsync())).ActivityId);
    }

    [Fact]
    public async Task Without_a_strategy_a_fault_ends_the_instance_as_in_Elsa()
    {
        await using var engine = await Running.Of([Begin, """bad=Delay{"timeSpan":{"expression":{"type":"Literal","value":"soon"}}}"""], ["begin>bad"]);

        await engine.Publish("Go");

        var instance = await engine.Instance();
        Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Faulted), (instance.Status, instance.SubStatus));
    }

    [Fact]
    public async Task A_definition_that_loops_without_waiting_is_stopped_and_says_so()
    {
        await using var engine = await Running.Of([Begin, """v=SetVariable{"variable":{"id":"answer"},"value":{"expression":{"type":"Literal","value":1}}}"""], ["begin>v", "v>v"], Continue);

        await engine.Publish("Go");

        Assert.Contains("without waiting", (await engine.Host.WithDb(db => db.Set<Incident>().SingleAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_requested_and_its_report_resumes_the_step()
    {
        await using var engine = await Running.Of([Begin, """t=RunTask{"taskName":{"expression":{"type":"Literal","value":"print"}}}""", "e=End"], ["begin>t", "t>e"]);

        await engine.Publish("Go");
        var taskId = JsonNode.Parse(await engine.Host.WithDb(db => db.Events.Where(row => row.Name == "TaskRequested").Select(row => row.Body).SingleAsync()))!["TaskId"]!.ToString();
        await engine.Host.Send(Caller.System, new Activities.Runtime.ReportTask(taskId, "\"done\""));
        await engine.Run();

        Assert.Equal(InstanceSubStatus.Finished, (await engine.Instance()).SubStatus);
    }

    [Fact]
    public async Task An_event_with_a_correlation_reaches_only_its_own_instance()
    {
        await using var engine = await Running.Of([Begin, Waits("a", "A")], ["begin>a"]);
        await engine.Publish("Go", correlationId: "one");
        await engine.Publish("Go", correlationId: "two");

        await engine.Publish("A", correlationId: "two");

        Assert.Equal([("one", InstanceStatus.Running), ("two", InstanceStatus.Finished)],
            (await engine.Host.WithDb(db => db.Set<WorkflowInstance>().OrderBy(one => one.CorrelationId).ToListAsync())).Select(one => (one.CorrelationId!, one.Status)));
    }

    [Fact]
    public async Task Sixteen_engines_at_once_handle_each_event_once()
    {
        await using var engine = await Running.Of([Begin, Waits("a", "A")], ["begin>a"]);
        foreach (var number in Enumerable.Range(1, 20))
            await engine.Write("Go", correlationId: "n" + number);

        await Task.WhenAll(Enumerable.Range(1, 16).Select(_ => Task.Run(() => ActivatorUtilities.CreateInstance<WorkflowEngine>(engine.Host.Services).RunUntilQuiet())));
        await engine.Run();

        Assert.Equal(20, await engine.Host.WithDb(db => db.Set<WorkflowInstance>().CountAsync()));
        Assert.Equal(0, await engine.Host.WithDb(db => db.EventDeliveries.CountAsync(one => one.DoneAt == null)));
    }

    [Fact]
    public async Task An_instance_stays_with_the_version_it_started_with()
    {
        await using var engine = await Running.Of([Begin, Waits("a", "A"), Waits("b", "B")], ["begin>a", "a>b"]);
        await engine.Publish("Go");

        await engine.PublishDefinition([Begin, Waits("a", "A"), Waits("c", "C")], ["begin>a", "a>c"]);
        await engine.Publish("A");

        Assert.Equal("b Suspended", (await engine.Journal())[^1]);
    }

    private static string Waits(string id, string eventName, string? variable = null)
    {
        var step = new JsonObject { ["eventName"] = new JsonObject { ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = eventName } } };
        if (variable is not null)
            step["result"] = new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = variable } };
        return id + "=Event" + step.ToJsonString();
    }
}
