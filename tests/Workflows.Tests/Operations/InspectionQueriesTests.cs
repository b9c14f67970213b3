using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Governance.Workflows.Retention;
using static Governance.Workflows.Tests.Operations.Operated;

namespace Governance.Workflows.Tests.Operations;

/// <summary>What the page of one instance is made of, and to whom there is none.</summary>
public sealed class InspectionQueriesTests
{
    private const string Child = """child=DispatchWorkflow{"workflowDefinitionId":{"expression":{"type":"Literal","value":"small"}},"correlationId":{"expression":{"type":"JavaScript","value":"getCorrelationId()"}},"waitForCompletion":{"expression":{"type":"Literal","value":true}}}""";

    [Fact]
    public async Task An_incident_says_what_stopped_where_and_the_ways_on()
    {
        await using var scene = await Operated.Of([Begin, Fault, Wait], ["begin>fault", "fault:True>wait", "fault:False>wait"]);
        var (record, instance) = await scene.Carried("Welding");

        var inspection = await Inspect(scene, instance);
        var incident = Assert.Single(inspection.Incidents);

        Assert.Equal(("fault", "The registrar has no address.", true), (incident.StepId, incident.Sentence, incident.IsFaulted));
        Assert.Equal(["Yes", "No"], incident.Ways.Select(way => way.Label.En));
        Assert.Equal(["fault"], inspection.Picture.Stopped);
        Assert.Equal((record, true), (inspection.Record!.Id, inspection.IsOpen));
        // on the drawing of all it stands there too, and is no open step that somebody could answer
        var standing = Assert.Single(await scene.Ask((LiveQueries live) => live.Of(inspection.Picture.Definition.DefinitionId, scene.Officer)));
        Assert.Equal(("fault", 1, 1), (standing.StepId, standing.Count, standing.Stopped));
    }

    [Fact]
    public async Task An_incident_of_the_whole_names_no_step_and_offers_no_way_on()
    {
        await using var scene = await Operated.Of([Begin, Wait], ["begin>wait"]);
        var (record, instance) = await scene.Carried("Welding");
        await scene.Engine.Write("Later", correlationId: record);
        await scene.Fails(instance, WorkflowEngine.QuietTries);

        var inspection = await Inspect(scene, instance);
        var incident = Assert.Single(inspection.Incidents);

        Assert.Null(incident.Step);
        Assert.Equal((false, true), (incident.IsFaulted, inspection.IsOpen));
        Assert.Empty(incident.Ways);
        await scene.Engine.Advance(TimeSpan.FromMinutes(30));
        Assert.NotNull(Assert.Single((await Inspect(scene, instance)).Incidents).ResolvedAt);
    }

    [Fact]
    public async Task A_skipped_step_lets_the_workflow_go_on_and_the_history_says_who_and_why()
    {
        await using var scene = await Operated.Of([Begin, Fault, Wait], ["begin>fault", "fault>wait"]);
        var (record, instance) = await scene.Carried("Welding");

        await scene.Alter(instance, new Alteration.Skip("fault", "Done"));

        var inspection = await Inspect(scene, instance);
        Assert.Equal(["wait"], inspection.Bookmarks.Select(one => one.StepId));
        Assert.Equal((WaitKind.Event, "Later"), (inspection.Bookmarks[0].Kind, inspection.Bookmarks[0].EventName));
        Assert.NotNull(Assert.Single(inspection.Incidents).ResolvedAt);
        var line = (await scene.Ask((CredentialQueries records) => records.History(record, scene.Officer))).Single(one => one.Event == nameof(InstanceAltered));
        Assert.Equal(
            ("“Tell the registrar” was skipped, as if it had ended with “Done”", scene.Officer.Name, "Somebody has to."),
            (line.What.ToString(), line.Who!.ToString(), line.Why));
        Assert.Equal("«\u202FAviser le registraire\u202F» a été sautée, comme si elle s’était terminée par «\u202FTerminé\u202F»",
            line.What.In(System.Globalization.CultureInfo.GetCultureInfo("fr-CA")));
    }

    [Fact]
    public async Task A_removed_journal_has_no_lines_but_says_how_many_there_were_and_since_when()
    {
        await using var scene = await Operated.Of([Begin, "end=End"], ["begin>end"]);
        var (_, instance) = await scene.Carried("Welding");
        var length = (await scene.Ask((InspectionQueries instances) => instances.Journal(instance, 1, 10, true, scene.Officer))).Lines.Count;
        scene.Engine.Host.Clock.Advance(TimeSpan.FromDays(8 * 366));
        await scene.Ask((JournalRetention retention) => retention.Run(KeepJournals.Usually));

        var journal = await scene.Ask((InspectionQueries instances) => instances.Journal(instance, 1, 10, true, scene.Officer));

        Assert.Empty(journal.Lines);
        Assert.Equal((length, 1, scene.Engine.Host.Clock.GetUtcNow()), (journal.Total, journal.Pages, journal.RemovedAt));
        Assert.Equal(InstanceSubStatus.Finished, (await Inspect(scene, instance)).Picture.SubStatus);
    }

    [Fact]
    public async Task A_workflow_of_another_college_is_neither_shown_nor_changed()
    {
        await using var scene = await Operated.Of([Begin, Fault], ["begin>fault"]);
        var (_, instance) = await scene.Carried("Welding");
        var elsewhere = await scene.OfficerElsewhere();

        await Assert.ThrowsAsync<NotFound>(() => scene.Ask((InspectionQueries instances) => instances.Instance(instance, elsewhere)));
        await Assert.ThrowsAsync<NotFound>(() => scene.Ask((InspectionQueries instances) => instances.Journal(instance, 1, 10, true, elsewhere)));
        await Assert.ThrowsAsync<NotFound>(() => scene.Ask((InspectionQueries instances) => instances.Pulse(instance, elsewhere)));
        await Assert.ThrowsAsync<NotFound>(() => scene.Alter(instance, new Alteration.Cancel(), elsewhere));
        Assert.Equal(InstanceSubStatus.Faulted, (await Inspect(scene, instance)).Picture.SubStatus);
    }

    [Fact]
    public async Task Of_two_who_see_to_one_incident_at_once_the_second_is_refused()
    {
        await using var scene = await Operated.Of([Begin, Fault], ["begin>fault"]);
        var (_, instance) = await scene.Carried("Welding");
        var retry = new AlterInstance(instance, new Alteration.ScheduleActivity("fault"), "Again.", Over: (await Inspect(scene, instance)).Incidents[0].Id);

        await scene.Engine.Host.Send(scene.Officer, retry);
        await Assert.ThrowsAsync<SomeoneWasFaster>(() => scene.Engine.Host.Send(scene.Officer, retry));
        await scene.Engine.Run();
        await Assert.ThrowsAsync<SomeoneWasFaster>(() => scene.Engine.Host.Send(scene.Officer, retry));

        Assert.Equal(2, (await Inspect(scene, instance)).Incidents.Count);
    }

    [Fact]
    public async Task The_journal_is_read_a_page_at_a_time_from_either_end()
    {
        await using var scene = await Operated.Of([Begin, "a=WriteLine", "b=WriteLine", Wait], ["begin>a", "a>b", "b>wait"]);
        var (_, instance) = await scene.Carried("Welding");
        var total = (await Journal(scene, instance, 1, 100, false)).Total;

        var oldest = new[] { await Journal(scene, instance, 1, 4, false), await Journal(scene, instance, 2, 4, false), await Journal(scene, instance, 3, 4, false) };
        var newest = await Journal(scene, instance, 1, 4, true);

        Assert.Equal(Enumerable.Range(1, total), oldest.SelectMany(page => page.Lines).Select(line => line.Sequence));
        Assert.Equal(Enumerable.Range(total - 3, 4).Reverse(), newest.Lines.Select(line => line.Sequence));
        Assert.Equal(("Suspended", "Event"), (newest.Lines[0].EventName, newest.Lines[0].Step!.En));
        Assert.Null(oldest[0].Lines[0].Step);
    }

    [Fact]
    public async Task A_changed_value_stands_among_the_variables_and_the_pulse_tells_of_it()
    {
        await using var scene = await Operated.Of([Begin, Wait], ["begin>wait"]);
        var (_, instance) = await scene.Carried("Welding");
        var before = (await Inspect(scene, instance)).Pulse;

        await scene.Alter(instance, new Alteration.ModifyVariable("answer", "à refaire"));

        var after = await Inspect(scene, instance);
        Assert.Equal(("Answer", "\"à refaire\""), (after.Variables[0].Name, after.Variables[0].Json));
        Assert.NotEqual(before, after.Pulse);
        Assert.Equal(after.Pulse, await scene.Ask((InspectionQueries instances) => instances.Pulse(instance, scene.Officer)));
    }

    [Fact]
    public async Task Parent_and_child_know_each_other_and_the_other_versions_are_named()
    {
        await using var scene = await Operated.Of([Begin, Child], ["begin>child"]);
        await scene.Engine.PublishDefinition(["s=Start", Wait], ["s>wait"], definitionId: "small");
        await scene.Engine.PublishDefinition([], []);
        await scene.Engine.PublishDefinition([Begin, Child], ["begin>child"]);
        var record = await scene.Engine.Host.A.Credential(scene.Lead);
        await scene.Engine.Publish("Go", correlationId: record);

        var parent = await Inspect(scene, (await scene.List(new(DefinitionId: "drawn"))).Rows.Single().Id);
        var child = await Inspect(scene, Assert.Single(parent.Children).Id);

        Assert.Equal(parent.Id, child.Parent!.Id);
        Assert.Equal("small", parent.Children[0].Definition.En);
        Assert.Equal([2, 1], parent.Versions);
        Assert.Equal(WaitKind.Workflow, Assert.Single(parent.Bookmarks).Kind);
    }

    private static Task<InstanceInspection> Inspect(Operated scene, Guid instance) =>
        scene.Ask((InspectionQueries instances) => instances.Instance(instance, scene.Officer));

    private static Task<JournalPage> Journal(Operated scene, Guid instance, int page, int pageSize, bool isNewestFirst) =>
        scene.Ask((InspectionQueries instances) => instances.Journal(instance, page, pageSize, isNewestFirst, scene.Officer));
}
