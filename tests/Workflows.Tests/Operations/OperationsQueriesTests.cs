using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using static Governance.Workflows.Tests.Operations.Operated;

namespace Governance.Workflows.Tests.Operations;

/// <summary>What the lists of whoever looks after workflows show: each filter, page by page, to whom.</summary>
public sealed class OperationsQueriesTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Each_filter_lets_through_what_it_names()
    {
        await using var scene = await Operated.Of([Begin, Wait], ["begin>wait"]);
        var waits = await scene.Carried("Welding");
        await scene.Engine.PublishDefinition([Begin, Fault, Wait], ["begin>fault", "fault>wait"]);
        var stopped = await scene.Carried("Énergie solaire");
        await scene.Engine.PublishDefinition([], []);
        await scene.Engine.PublishDefinition([Begin, "e=End"], ["begin>e"], definitionId: "other");
        var ended = await scene.Carried("Baking");
        await scene.Engine.Host.Send(Caller.Workflow(waits.Instance, null), new MoveCredential(waits.Record, CredentialAction.Explore, null));

        Assert.Equal([ended.Instance, stopped.Instance, waits.Instance], await Ids(new()));
        Assert.Equal([waits.Instance], await Ids(new(Text: "weld")));
        Assert.Equal([stopped.Instance], await Ids(new(Text: "energie")));
        Assert.Equal([ended.Instance], await Ids(new(Text: ended.Record)));
        Assert.Empty(await Ids(new(Text: "nothing like it")));
        Assert.Equal([stopped.Instance, waits.Instance], await Ids(new(DefinitionId: "drawn")));
        Assert.Equal([stopped.Instance], await Ids(new(DefinitionId: "drawn", Version: 2)));
        Assert.Equal([waits.Instance], await Ids(new(Stage: CredentialState.Feasibility)));
        Assert.Equal([waits.Instance], await Ids(new(SubStatus: InstanceSubStatus.Suspended)));
        Assert.Equal([stopped.Instance], await Ids(new(SubStatus: InstanceSubStatus.Faulted)));
        Assert.Equal([ended.Instance], await Ids(new(SubStatus: InstanceSubStatus.Finished)));
        Assert.Equal([stopped.Instance, waits.Instance], await Ids(new(IsOpen: true)));
        Assert.Equal([stopped.Instance], await Ids(new(HasIncident: true)));
        Assert.Equal([waits.Instance], await Ids(new(DefinitionId: "drawn", Step: "wait")));
        Assert.Equal([stopped.Instance], await Ids(new(DefinitionId: "drawn", Step: "fault")));
        Assert.Empty(await Ids(new(DefinitionId: "drawn", Step: "gone")));
        // nobody is shown what is not theirs
        Assert.Empty((await scene.Ask((OperationsQueries operations) => operations.List(new(DefinitionId: "drawn", Step: "wait"), 1, 10, Caller.Visitor))).Rows);

        async Task<IEnumerable<Guid>> Ids(InstanceFilter filter) => (await scene.List(filter)).Rows.Select(row => row.Id);
    }

    [Fact]
    public async Task PostgreSQL_understands_every_question()
    {
        await using var scene = await Operated.Of([Begin, Pause], ["begin>pause"], await postgres.Server);
        var (record, instance) = await scene.Carried("Énergie solaire");

        var found = await scene.List(new("energie", "drawn", 1, CredentialState.Ideation, InstanceSubStatus.Suspended, Step: "pause"));
        var timers = await scene.Ask((OperationsQueries operations) => operations.Timers(1, 10, scene.Officer));
        var inspection = await scene.Ask((InspectionQueries instances) => instances.Instance(instance, scene.Officer));
        var journal = await scene.Ask((InspectionQueries instances) => instances.Journal(instance, 1, 2, true, scene.Officer));

        var standing = await scene.Ask((LiveQueries live) => live.Of("drawn", scene.Officer));
        var open = await scene.Ask((LiveQueries live) => live.Versions("drawn", scene.Officer));
        var path = await scene.Ask((LiveQueries live) => live.Path(instance, scene.Officer));

        Assert.Equal(("pause", 1), (Assert.Single(standing).StepId, standing[0].Count));
        Assert.Equal(new OpenOnVersion(1, 1), Assert.Single(open));
        Assert.Equal((record, "begin", 1), (path.Record!.Id, Assert.Single(path.Steps).StepId, path.Steps[0].Times));
        Assert.Equal((instance, record), (Assert.Single(found.Rows).Id, found.Rows[0].Record!.Id));
        Assert.Equal(instance, Assert.Single(timers.Rows).InstanceId);
        Assert.Equal(WaitKind.Time, Assert.Single(inspection.Bookmarks).Kind);
        Assert.Equal(2, journal.Lines.Count);
        Assert.Empty((await scene.List(new(HasIncident: true))).Rows);
    }

    [Fact]
    public async Task A_row_says_which_record_stands_where_since_when_and_what_stopped_it()
    {
        await using var scene = await Operated.Of([Begin, Fault], ["begin>fault"]);
        var (record, instance) = await scene.Carried("Welding");
        var since = scene.Engine.Host.Clock.GetUtcNow();
        scene.Engine.Host.Clock.Advance(TimeSpan.FromDays(1));

        var found = await scene.List(new());
        var row = Assert.Single(found.Rows);

        Assert.Equal((instance, record, 1, InstanceSubStatus.Faulted, since, 1), (row.Id, row.Record!.Id, row.Version, row.SubStatus, row.Since, row.Incidents));
        Assert.Equal(new("Tell the registrar", "Aviser le registraire"), Assert.Single(row.Steps));
        Assert.Equal(1, found.Stopped);
    }

    [Fact]
    public async Task A_long_list_is_read_a_page_at_a_time()
    {
        await using var scene = await Operated.Of([Begin, Wait], ["begin>wait"]);
        var all = new List<Guid>();
        for (var number = 0; number < 5; number++)
            all.Insert(0, (await scene.Carried($"Skill {number}")).Instance);

        var pages = new[] { await scene.List(new(), page: 1, pageSize: 2), await scene.List(new(), page: 2, pageSize: 2), await scene.List(new(), page: 3, pageSize: 2) };

        Assert.Equal([2, 2, 1], pages.Select(page => page.Rows.Count));
        Assert.Equal(all, pages.SelectMany(page => page.Rows).Select(row => row.Id));
        Assert.Equal((3, 3, 5), ((await scene.List(new(), page: 99, pageSize: 2)).Page, pages[0].Pages, pages[0].Total));
    }

    [Fact]
    public async Task An_officer_looks_after_the_workflows_of_their_own_college_and_of_the_network_only_who_holds_it_there()
    {
        await using var scene = await Operated.Of([Begin, Fault], ["begin>fault"]);
        var ours = await scene.Carried("Ours");
        var theirs = await scene.Carried("Theirs", await scene.OfficerOf(Role.InitiativeLead));
        await scene.Engine.Publish("Go");

        Assert.Equal([ours.Instance], (await scene.List(new())).Rows.Select(row => row.Id));
        Assert.Equal(1, (await scene.List(new())).Stopped);
        Assert.Equal(3, (await scene.List(new(), await scene.Engine.Host.A.Person(Role.Administrator))).Total);
        Assert.Empty((await scene.List(new(), await scene.OfficerOf(Role.Administrator))).Rows);
        Assert.Empty((await scene.List(new(), scene.Lead)).Rows);
        Assert.NotEqual(ours.Instance, theirs.Instance);
    }

    [Fact]
    public async Task Timers_come_overdue_first_a_page_at_a_time_with_the_starts_of_workflows_among_them()
    {
        await using var scene = await Operated.Of([Begin, Pause], ["begin>pause"]);
        var first = await scene.Carried("First");
        await scene.Carried("Theirs", await scene.OfficerOf(Role.InitiativeLead));
        scene.Engine.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        var second = await scene.Carried("Second");
        await scene.Engine.PublishDefinition(
            ["""t=Timer{"customProperties":{"canStartWorkflow":true},"interval":{"expression":{"type":"Literal","value":"00:45:00"}}}"""], [], definitionId: "nightly");
        scene.Engine.Host.Clock.Advance(TimeSpan.FromMinutes(40));

        var page = await scene.Ask((OperationsQueries operations) => operations.Timers(1, 2, scene.Officer));
        var next = await scene.Ask((OperationsQueries operations) => operations.Timers(2, 2, scene.Officer));

        Assert.Equal([first.Instance, null], page.Rows.Select(row => row.InstanceId));
        Assert.Equal("nightly", page.Rows[1].Definition.En);
        Assert.Equal((3, 1, 2), (page.Total, page.Overdue, page.Pages));
        Assert.Equal((second.Instance, second.Record), (Assert.Single(next.Rows).InstanceId!.Value, next.Rows[0].Record!.Id));
    }
}
