using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Anytime;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>The way that a change to an active micro-credential takes, by how much it changes.</summary>
public sealed class ChangeClassTests : IAsyncLifetime
{
    private TestHost host = null!;
    private ScriptedPeople people = null!;
    private string id = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host);
        id = await people.Propose();
        await people.Until(id, "evaluation-decision");
        await people.Answer(id, "evaluation-decision", "activate");
        await host.Send(people.The(Role.InitiativeLead), new TakeAnytimeAction(id, "change", "The trade has moved on."));
        await people.Run();
        Assert.Equal(CredentialState.Design, await people.State(id));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_editorial_one_is_noted_and_takes_effect()
    {
        Assert.Equal(["editorial-change"], await Change("quality-body"));
        await people.Answer(id, "editorial-change", "note");

        await TookEffect();
    }

    [Fact]
    public async Task A_minor_one_is_decided_on_by_the_QA_officer_and_takes_effect()
    {
        Assert.Equal(["minor-change"], await Change("learning-resources"));
        await people.Answer(id, "minor-change", "accept");

        await TookEffect();
    }

    [Fact]
    public async Task A_major_one_goes_the_whole_way_to_the_committee()
    {
        Assert.Equal(["endorsement", "review-1", "review-2"], (await Change("assessment-plan")).Order());
        await people.Until(id, "committee");

        Assert.Equal(CredentialState.Decision, await people.State(id));
    }

    [Fact]
    public async Task Whoever_notes_or_decides_may_say_that_it_is_more_than_its_class()
    {
        await Change("quality-body");
        await people.Answer(id, "editorial-change", "more", "It is another body altogether.");
        Assert.Equal(["minor-change"], await people.Open(id));
        await people.Answer(id, "minor-change", "return", "Say why.");
        Assert.Equal(["build"], await people.Open(id));
        await people.Answer(id, "build");
        await people.Answer(id, "editorial-change", "more", "It still is.");
        await people.Answer(id, "minor-change", "full", "The committee should know.");

        Assert.Equal(["endorsement", "review-1", "review-2"], (await people.Open(id)).Order());
    }

    [Fact]
    public async Task It_may_be_given_up_at_any_time_and_what_is_published_stays_in_force()
    {
        var published = await Published();
        await Change("assessment-plan");
        await people.Answer(id, "review-1");

        await host.Send(people.The(Role.InitiativeLead), new TakeAnytimeAction(id, "drop-change", "The trade has moved back."));
        await people.Run();

        await StaysAsPublished(published);
    }

    [Fact]
    public async Task It_is_no_way_to_withdraw_what_is_published()
    {
        var lead = people.The(Role.InitiativeLead);

        Assert.Equal(["drop-change"], (await host.Ask((AnytimeQueries actions) => actions.For(id, lead))).Select(action => action.Name));
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(lead, new TakeAnytimeAction(id, "withdraw", "No more.")));

        Assert.Equal("A version is published, so this cannot end it; the change can be given up instead.", broken.Sentence.In(CultureInfo.GetCultureInfo("en-CA")));
        Assert.Equal(CredentialState.Design, await people.State(id));
    }

    [Fact]
    public async Task One_that_the_committee_rejects_ends_when_nobody_appeals_and_what_is_published_stays_in_force()
    {
        var published = await Published();
        await Change("assessment-plan");
        await Reject();

        await StaysAsPublished(published);
        await host.Send(people.The(Role.QaOfficer), new TakeAnytimeAction(id, "suspend", "The workflow still listens."));
        await people.Run();
        Assert.Equal(["suspended"], await people.Open(id));
    }

    [Fact]
    public async Task One_that_an_evaluation_asked_for_goes_back_to_the_evaluation_when_it_is_rejected()
    {
        var published = await Published();
        await host.Send(people.The(Role.InitiativeLead), new TakeAnytimeAction(id, "drop-change", "The review comes first."));
        await people.Run();
        for (var year = 1; year <= 3; year++)
        {
            host.Clock.Advance(TimeSpan.FromDays(366));
            await people.Run();
            await people.Answer(id, "reconfirmation", "endorsed");
        }
        await people.Until(id, "full-review-decision");
        await people.Answer(id, "full-review-decision", "redesign", "The assessment is out of date.");
        await Change("assessment-plan");
        await Reject();

        Assert.Equal(CredentialState.Evaluation, await people.State(id));
        Assert.Equal(["full-review-decision"], await people.Open(id));
        Assert.Equal(published.Hash(), (await Record()).LatestVersion!.ContentHash);
    }

    private async Task Reject()
    {
        await people.Until(id, "committee");
        await people.Answer(id, "committee", "reject", "It asks for less.");
        host.Clock.Advance(TimeSpan.FromDays(17));
        await people.Run();
    }

    private Task<MicroCredential> Record() => host.WithDb(db => db.Set<MicroCredential>().Include(one => one.Versions).SingleAsync(one => one.Id == id));

    private async Task<Proposal> Published()
    {
        var record = await Record();
        return record.Versions.Single(version => version.Number == record.PublishedVersion).Content;
    }

    /// <summary>It is active, rests, and neither its draft nor its latest version says anything but what is published.</summary>
    private async Task StaysAsPublished(Proposal published)
    {
        Assert.Equal(CredentialState.Active, await people.State(id));
        Assert.Empty(await people.Open(id));
        Assert.Equal(published.Hash(), (await Published()).Hash());
        var record = await Record();
        Assert.Equal((published.Hash(), published.Hash()), (record.Draft.Hash(), record.LatestVersion!.ContentHash));
        Assert.Equal("active", await host.WithDb(db => db.Set<Bookmark>().Select(bookmark => bookmark.ActivityId).Distinct().SingleAsync()));
        Assert.Empty(await host.WithDb(db => db.Set<Incident>().ToListAsync()));
    }

    private async Task<IReadOnlyList<string>> Change(string field)
    {
        people.Answers[field] = new JsonObject { ["en"] = "Another", ["fr"] = "Autre" };
        await people.Answer(id, "design");
        await people.Answer(id, "competencies");
        await people.Answer(id, "build");
        return await people.Open(id);
    }

    private async Task TookEffect()
    {
        Assert.Equal(CredentialState.Active, await people.State(id));
        Assert.Empty(await people.Open(id));
        var (published, latest) = await host.WithDb(db => db.Set<MicroCredential>().Where(one => one.Id == id)
            .Select(one => ValueTuple.Create(one.PublishedVersion!.Value, one.Versions.Max(version => version.Number))).SingleAsync());
        Assert.Equal(latest, published);
        Assert.Empty(await host.WithDb(db => db.Set<Incident>().ToListAsync()));
    }
}
