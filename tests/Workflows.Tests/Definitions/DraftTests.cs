using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Governance.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>A definition's way from a draft to a published version, and back.</summary>
public sealed class DraftTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Caller officer = null!;
    private Caller administrator = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        var college = await host.A.Institution();
        officer = await host.A.Person(Role.QaOfficer, college);
        administrator = await host.A.Person(Role.Administrator, college);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_draft_is_saved_published_and_gone()
    {
        var first = await host.Send(officer, new SaveDraft(Named("First"), null));
        var second = await host.Send(administrator, new SaveDraft(Named("Second"), first));
        var published = await host.Send(administrator, new PublishDraft("life", second));

        Assert.Equal(second, published);
        Assert.Null(await Draft());
        Assert.Equal([(1, DefinitionState.Published, "Second")], await Versions());
        Assert.Equal([officer.PersonId!.Value, administrator.PersonId!.Value], await host.WithDb(db => db.Set<StoredDefinition>().Select(one => one.Authors).SingleAsync()));
        Assert.Equal(
            [
                $$"""DraftSaved {"Definition":"life","Hash":"{{first}}","Before":null,"From":null}""",
                $$"""DraftSaved {"Definition":"life","Hash":"{{second}}","Before":"{{first}}","From":null}""",
                $$"""DefinitionPublished {"Definition":"life","Version":1,"Hash":"{{published}}","Before":null,"IsByAuthor":true}""",
            ],
            await Events());
    }

    [Fact]
    public async Task Of_several_drafts_all_are_kept_or_none()
    {
        await host.Send(officer, new SaveDraft(Named("First"), null));
        await Assert.ThrowsAsync<SomeoneWasFaster>(() => host.Send(officer, new SaveDrafts([new(Starting("other", "CredentialProposed:other"), null), new(Named("Second"), null)])));
        Assert.Equal(1, await host.WithDb(db => db.Set<DefinitionDraft>().CountAsync()));
    }

    [Fact]
    public async Task Of_two_people_who_draw_at_once_the_second_is_told_who_saved_when()
    {
        var first = await host.Send(officer, new SaveDraft(Named("First"), null));
        host.Clock.Advance(TimeSpan.FromMinutes(7));
        var name = await host.WithDb(db => db.Set<Person>().Where(person => person.Id == officer.PersonId).Select(person => person.Name).SingleAsync());

        foreach (var command in new ICommand<string>[] { new SaveDraft(Named("Second"), null), new SaveDraft(Named("Second"), "other"), new PublishDraft("life", "other"), new RevertToVersion("life", 1, null) })
        {
            await host.Send(Caller.System, new PublishDefinition(Named("Published")));
            var refused = await Assert.ThrowsAsync<SomeoneWasFaster>(() => host.Send(administrator, command));
            Assert.Equal($"{name.En} saved this draft 7 minutes ago. Look at it first; nothing of yours was stored.", refused.Sentence.In(CultureInfo.GetCultureInfo("en-CA")));
            Assert.Equal($"{name.Fr} a enregistré cette ébauche il y a 7 minutes. Consultez-la d’abord\u202F; rien de votre travail n’a été enregistré.", refused.Sentence.In(CultureInfo.GetCultureInfo("fr-CA")));
        }
        await Assert.ThrowsAsync<SomeoneWasFaster>(() => host.Send(administrator, new DiscardDraft("life", "other")));
        Assert.Equal((first, "First"), ((await Draft())!.Hash, JsonNode.Parse((await Draft())!.Json)!["name"]!.ToString()));
    }

    [Theory]
    [InlineData(0, "a moment ago")]
    [InlineData(119, "119 minutes ago")]
    [InlineData(121, "2 hours ago")]
    [InlineData(3000, "2 days ago")]
    public async Task How_long_ago_is_said_in_words(int minutes, string ago)
    {
        await host.Send(Caller.System, new SaveDraft(Named("First"), null));
        host.Clock.Advance(TimeSpan.FromMinutes(minutes));

        var refused = await Assert.ThrowsAsync<SomeoneWasFaster>(() => host.Send(officer, new SaveDraft(Named("Second"), null)));
        Assert.Equal($"The program saved this draft {ago}. Look at it first; nothing of yours was stored.", refused.Sentence.In(CultureInfo.GetCultureInfo("en-CA")));
    }

    [Fact]
    public async Task A_draft_that_is_gone_is_not_brought_back_by_a_late_save()
    {
        var first = await host.Send(officer, new SaveDraft(Named("First"), null));
        await host.Send(officer, new DiscardDraft("life", first));

        var late = await Assert.ThrowsAsync<SomeoneWasFaster>(() => host.Send(administrator, new SaveDraft(Named("Late"), first)));
        Assert.Equal("This draft was published or discarded in the meantime. Nothing of yours was stored.", late.Sentence.English);
        await Assert.ThrowsAsync<NotFound>(() => host.Send(officer, new DiscardDraft("nothing", null!)));
        Assert.Null(await Draft());
        Assert.Equal($$"""DraftDiscarded {"Definition":"life","Hash":"{{first}}"}""", (await Events())[^1]);
    }

    [Fact]
    public async Task A_draft_may_have_problems_but_is_not_published_with_them()
    {
        var broken = Flow.Plain(flow => flow.Add("odd", "Acme.Unheard").Connect("end", "Done", "gone")).Text;
        var hash = await host.Send(officer, new SaveDraft(broken, null));

        Assert.Equal(
            ["The connection from “end” to “gone” hangs loose: there is no step “gone” in this flowchart.", "No step of the type “Acme.Unheard” is known here."],
            (await Draft())!.Problems.Select(problem => problem.Sentence.In(CultureInfo.InvariantCulture)));
        await Assert.ThrowsAsync<RuleBroken>(() => host.Send(officer, new PublishDraft("life", hash)));
        Assert.NotNull(await Draft());
        Assert.Empty(await host.WithDb(db => db.Set<StoredDefinition>().ToListAsync()));
    }

    [Theory]
    [InlineData("{", "The file is not JSON: it breaks off or goes wrong at line 1, position 2.")]
    [InlineData("{}", "The definition has no root: there is no flowchart in it.")]
    [InlineData("""{"root":{"type":"Elsa.Flowchart"}}""", "The definition has no id of its own (definitionId).")]
    public async Task What_cannot_be_read_is_no_draft(string json, string sentence)
    {
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(officer, new SaveDraft(json, null)));
        Assert.Equal(sentence, refused.Sentence.In(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_draft_becomes_the_next_version_under_an_id_of_its_own()
    {
        await host.Send(Caller.System, new PublishDefinition(Named("First")));
        var hash = await host.Send(officer, new SaveDraft(Named("Second"), null));
        var saved = DefinitionReader.Read((await Draft())!.Json).Definition!;
        Assert.Equal(("life", 2), (saved.DefinitionId, saved.Version));
        Assert.NotEqual("v1", saved.Id);

        // the id stays while the draft does, whatever its writers send
        var again = await host.Send(officer, new SaveDraft(Named("Second"), hash));
        Assert.Equal(hash, again);
        await host.Send(Caller.System, new PublishDefinition(Named("Between")));
        await host.Send(officer, new PublishDraft("life", hash));

        Assert.Equal([(3, DefinitionState.Published, "Second"), (2, DefinitionState.Earlier, "Between"), (1, DefinitionState.Earlier, "First")], await Versions());
        Assert.Equal(3, DefinitionReader.Read(await host.WithDb(db => db.Set<StoredDefinition>().Where(one => one.Version == 3).Select(one => one.Json).SingleAsync())).Definition!.Version);
    }

    [Fact]
    public async Task An_earlier_version_becomes_a_draft_and_nothing_else_changes()
    {
        await host.Send(Caller.System, new PublishDefinition(Named("First")));
        var first = (await Lineage()).Single().Hash;
        await host.Send(Caller.System, new PublishDefinition(Named("Second")));

        var hash = await host.Send(officer, new RevertToVersion("life", 1, null));

        Assert.Equal((hash, first), ((await Draft())!.Hash, (await Draft())!.FromHash));
        Assert.Equal([(3, DefinitionState.Draft, "First"), (2, DefinitionState.Published, "Second"), (1, DefinitionState.Earlier, "First")], await Versions());
        await host.Send(officer, new PublishDraft("life", hash));
        Assert.Equal([(3, DefinitionState.Published, "First"), (2, DefinitionState.Earlier, "Second"), (1, DefinitionState.Earlier, "First")], await Versions());
        Assert.Equal("There is no version 9 of this workflow.",
            (await Assert.ThrowsAsync<RuleBroken>(() => host.Send(officer, new RevertToVersion("life", 9, null)))).Sentence.In(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_is_retracted_starts_nothing_and_what_runs_goes_on()
    {
        await using var engine = await Running.Of(
            [
                """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"begin"}}}""",
                """wait=Event{"eventName":{"expression":{"type":"Literal","value":"wait"}}}""",
            ],
            ["begin>wait"]);
        await engine.Publish("begin");
        var running = await engine.Instance();
        var definition = running.DefinitionId;

        await engine.Host.Send(Caller.System, new RetractDefinition(definition));

        Assert.Empty(await engine.Host.WithDb(db => db.Set<StoredTrigger>().ToListAsync()));
        await engine.Publish("begin");
        Assert.Equal(running.Id, (await engine.Instance()).Id);
        Assert.Equal($"No workflow “{definition}” is published.",
            (await Assert.ThrowsAsync<RuleBroken>(() => engine.Host.Send(Caller.System, new StartInstance(definition)))).Sentence.In(CultureInfo.InvariantCulture));
        await Assert.ThrowsAsync<RuleBroken>(() => engine.Host.Send(Caller.System, new RetractDefinition(definition)));
        await engine.Publish("wait");
        Assert.Equal(InstanceStatus.Finished, (await engine.Instance()).Status);
    }

    [Fact]
    public async Task After_a_retraction_the_next_publication_takes_over()
    {
        await host.Send(officer, new PublishDefinition(Starting("one")));
        await host.Send(administrator, new RetractDefinition("life"));
        Assert.Equal([(1, DefinitionState.Retracted, "Life")], await Versions());
        Assert.Equal(administrator.PersonId, (await Lineage()).Single().RetractedById);

        await host.Send(officer, new PublishDefinition(Starting("two")));

        Assert.Equal([(2, DefinitionState.Published, "Life"), (1, DefinitionState.Retracted, "Life")], await Versions());
        Assert.Equal(["Event:two"], await host.WithDb(db => db.Set<StoredTrigger>().Select(trigger => trigger.Key).ToListAsync()));
        Assert.Null(JsonNode.Parse((await Events())[^1]["DefinitionPublished ".Length..])!["Before"]);
    }

    [Fact]
    public async Task A_workflow_that_institutions_follow_is_not_retracted()
    {
        var college = officer.Roles[0].OrganisationId!.Value;
        await host.Send(officer, new PublishDefinition(Starting("short", "CredentialProposed:short")));
        await host.Send(officer, new FollowWorkflow(college, "short"));
        var name = await host.WithDb(db => db.Set<Organisation>().Where(one => one.Id == college).Select(one => one.Name).SingleAsync());

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(officer, new RetractDefinition("short")));
        Assert.Equal($"Proposals of {name.En} begin with it. Let them follow another workflow first.", refused.Sentence.In(CultureInfo.InvariantCulture));

        await host.Send(officer, new PublishDefinition(Starting("everybody", "CredentialProposed")));
        await Assert.ThrowsAsync<RuleBroken>(() => host.Send(officer, new RetractDefinition("short")));
        await host.Send(officer, new FollowWorkflow(college, "everybody"));
        await host.Send(officer, new RetractDefinition("short"));
        // it is that of everybody who chose none
        await Assert.ThrowsAsync<RuleBroken>(() => host.Send(officer, new RetractDefinition("everybody")));
    }

    [Fact]
    public async Task An_institution_follows_a_published_workflow_that_proposals_begin_with_and_no_other()
    {
        var college = officer.Roles[0].OrganisationId!.Value;
        await host.Send(officer, new PublishDefinition(Starting("short", "CredentialProposed:short")));
        await host.Send(officer, new PublishDefinition(Starting("other", "CredentialProposed:elsewhere")));
        await host.Send(officer, new SaveDraft(Starting("drawn", "CredentialProposed:drawn"), null));

        await host.Send(officer, new FollowWorkflow(college, "short"));
        Assert.Equal("short", await host.WithDb(db => db.Set<Organisation>().Where(one => one.Id == college).Select(one => one.Workflow).SingleAsync()));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkflowFollowed))));
        foreach (var nothing in new[] { "other", "drawn", "nowhere" })
            Assert.Equal("No proposal begins with this workflow. Publish it with a start of its own first.",
                (await Assert.ThrowsAsync<RuleBroken>(() => host.Send(officer, new FollowWorkflow(college, nothing)))).Sentence.English);
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(officer, new FollowWorkflow(await host.A.Institution(), "short")));
    }

    [Fact]
    public async Task What_an_institution_chose_is_changed_by_its_own_officers_alone()
    {
        var elsewhere = await host.A.Institution();
        var other = await host.A.Person(Role.QaOfficer, elsewhere);
        await host.Send(other, new PublishDefinition(Starting("short", "CredentialProposed:short")));
        await host.Send(other, new FollowWorkflow(elsewhere, "short"));
        var drawn = await host.Send(other, new SaveDraft(Starting("short", "CredentialProposed:short").Replace("\"name\":\"short\"", "\"name\":\"Shorter\"", StringComparison.Ordinal), null));
        Func<Task>[] refused =
        [
            () => host.Send(officer, new SaveDraft(Starting("short", "CredentialProposed:short"), drawn)), () => host.Send(officer, new DiscardDraft("short", drawn)),
            () => host.Send(officer, new PublishDraft("short", drawn)), () => host.Send(officer, new AskToPublish("short", drawn)), () => host.Send(officer, new RevertToVersion("short", 1, drawn)),
            () => host.Send(officer, new RetractDefinition("short")), () => host.Send(officer, new PublishDefinition(Starting("short", "CredentialProposed:short"))),
        ];
        foreach (var command in refused)
            Assert.StartsWith("It carries the proposals of {0}", (await Assert.ThrowsAsync<Refused>(command)).Sentence.English, StringComparison.Ordinal);

        await host.Send(other, new PublishDraft("short", drawn));
        // what two chose is for whoever publishes in both
        await host.Send(officer, new FollowWorkflow(officer.Roles[0].OrganisationId!.Value, "short"));
        await Assert.ThrowsAsync<Refused>(() => host.Send(other, new SaveDraft(Starting("short", "CredentialProposed:short"), null)));
        await host.Send(Caller.System, new SaveDraft(Starting("short", "CredentialProposed:short"), null));
    }

    [Fact]
    public async Task Every_lineage_is_listed_with_what_is_published_and_drawn()
    {
        await host.Send(Caller.System, new PublishDefinition(Named("Published")));
        await host.Send(officer, new SaveDraft(Named("Drawn", "other"), null));
        await host.Send(officer, new SaveDraft(Named("Renamed"), null));

        var all = await host.Ask<DefinitionQueries, IReadOnlyList<DefinitionSummary>>(queries => queries.All());
        Assert.Equal([("other", "Drawn", null, true), ("life", "Published", 1, true)], all.Select(one => (one.DefinitionId, one.Name.En, one.PublishedVersion, one.HasDraft)));
    }

    private static string Named(string name, string definitionId = "life") => Flow.Plain(flow => (flow.Source["name"], flow.Source["definitionId"]) = (name, definitionId)).Text;

    private static string Starting(string id, string eventName) => $$"""
        {"definitionId":"{{id}}","name":"{{id}}","root":{"id":"f","type":"Elsa.Flowchart","activities":[
          {"id":"start","type":"Elsa.Event","eventName":{"expression":{"type":"Literal","value":"{{eventName}}" } },"customProperties":{"canStartWorkflow":true } }],"connections":[] } }
        """;

    private static string Starting(string eventName) => Flow.Plain(flow =>
    {
        flow.Add("begin", "Elsa.Event", ("eventName", eventName)).Connect("begin", "Done", "end", instead: true);
        flow.Step("begin")["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
    }).Text;

    private Task<DraftReading?> Draft() => host.Ask<DefinitionQueries, DraftReading?>(queries => queries.Draft("life"));

    private Task<List<StoredDefinition>> Lineage() => host.WithDb(db => db.Set<StoredDefinition>().OrderBy(one => one.Version).ToListAsync());

    private async Task<IReadOnlyList<(int Version, DefinitionState State, string Name)>> Versions() =>
        [.. (await host.Ask<DefinitionQueries, IReadOnlyList<DefinitionVersion>>(queries => queries.Versions("life"))).Select(one => (one.Version, one.State, one.Name))];

    private Task<List<string>> Events() => host.WithDb(async db =>
        (await db.Events.Where(row => row.Name.StartsWith("Draft") || row.Name.StartsWith("Definition")).OrderBy(row => row.Id).ToListAsync()).ConvertAll(row => row.Name + " " + row.Body));
}
