using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Credentials;

/// <summary>What a change to a published micro-credential is classed as, and which of them takes effect without an approval.</summary>
public sealed class ClassChangesTests : IAsyncLifetime
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");

    private TestHost host = null!;
    private RecordScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host, new Bilingual("Truck driving", "Conduite de camions"));
        await scene.Freeze();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_was_never_published_is_major_and_no_change()
    {
        Assert.Equal(EditClass.Major, await Class());
        Assert.Empty(await Classed());
    }

    [Theory]
    [InlineData("quality-body", EditClass.Editorial)]
    [InlineData("delivery-unit", EditClass.Minor)]
    [InlineData("assessment-plan", EditClass.Major)]
    public async Task A_change_is_classed_against_what_the_catalogue_shows_and_that_is_on_record(string field, EditClass expected)
    {
        await scene.Publish();
        await Change(field);

        Assert.Equal(expected, await Class());
        Assert.Equal(expected.ToString().ToLowerInvariant(), JsonNode.Parse(Assert.Single(await Classed()))!["Class"]!.ToString());
    }

    [Fact]
    public async Task What_says_the_same_as_before_is_editorial()
    {
        await scene.Publish();

        Assert.Equal(EditClass.Editorial, await Class());
    }

    [Fact]
    public async Task Small_changes_add_up_until_they_are_published()
    {
        await scene.Publish();
        await Change("assessment-plan");
        await Change("quality-body");

        Assert.Equal(EditClass.Major, await Class());
    }

    [Fact]
    public async Task A_major_change_never_takes_effect_without_an_approval_and_a_minor_one_does()
    {
        await scene.Publish();
        await GoToBuild();
        await Change("assessment-plan");
        await Broken.Rule("A major change must be approved again.", () => scene.Move(CredentialAction.Amend));

        await scene.Publish();
        await Change("delivery-unit");
        await scene.Move(CredentialAction.Amend);

        Assert.Equal(CredentialState.Active, (await host.Stored(scene.Id)).State);
        Assert.Equal(EditClass.Minor, await Class());
        Assert.Equal(["The change took effect without a new approval", "Version 3 was classed as a minor change"], (await History()).Take(2).Order());
    }

    [Fact]
    public async Task What_is_published_is_neither_withdrawn_nor_rejected_and_giving_up_a_change_takes_its_words_back()
    {
        await scene.Publish();
        await GoToBuild();
        await Change("assessment-plan");
        await Broken.Rule("A version is published, so this cannot end it; the change can be given up instead.", () => scene.Move(CredentialAction.Withdraw));
        await scene.Move(CredentialAction.SubmitForReview);
        await Broken.Rule("A version is published, so this cannot end it; the change can be given up instead.", () => scene.Move(CredentialAction.Reject));

        await scene.Move(CredentialAction.DropChange);

        Assert.Equal(CredentialState.Active, (await host.Stored(scene.Id)).State);
        Assert.Null((await host.Stored(scene.Id)).Draft["assessment-plan"]);
        Assert.Equal(EditClass.Editorial, await Class());
    }

    [Fact]
    public async Task Where_nothing_is_published_there_is_no_change_to_give_up()
    {
        await GoToBuild();

        await Broken.Rule("Nothing is published yet, so there is no change to give up.", () => scene.Move(CredentialAction.DropChange));
    }

    [Fact]
    public async Task What_is_not_published_is_not_amended()
    {
        await GoToBuild();

        await Broken.Rule("Nothing is published yet, so there is nothing to amend.", () => scene.Move(CredentialAction.Amend));
    }

    [Fact]
    public async Task Whoever_decides_reads_what_the_change_amounts_to()
    {
        await scene.Publish();
        await Change("assessment-plan");
        var step = await scene.Open(WorkKind.Decision, Role.QaOfficer);
        var officer = await host.A.Person(Role.QaOfficer, scene.College);

        var published = (await host.Ask<StepQueries, StepReading>(queries => queries.Step(step, officer))).Published!;

        Assert.Equal((1, 2), (published.From, published.To));
        Assert.Equal("Major, because the assessment plan changed.", published.Edit.Why.In(English));
    }

    [Fact]
    public async Task No_person_classes_changes() =>
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await host.A.Person(Role.QaOfficer), new ClassChanges(scene.Id)));

    private async Task GoToBuild()
    {
        await scene.Move(CredentialAction.Explore);
        await scene.Move(CredentialAction.BeginDesign);
        await scene.Move(CredentialAction.BeginBuild);
    }

    private async Task Change(string field)
    {
        var section = new FormCatalogue().Sections.First(one => one.Fields.Any(asked => asked.Id == field)).Id;
        var step = await scene.Open(WorkKind.Form, Role.InitiativeLead, subject: section);
        await scene.Answer(step, field, ProposalAnswer.Of(new Bilingual("Another", "Autre")));
        await scene.Freeze();
    }

    private Task<EditClass> Class() => host.Send(Steps.Workflow, new ClassChanges(scene.Id));

    private Task<List<string>> Classed() => host.WithDb(db => db.Events.Where(row => row.Name == nameof(ChangesClassed)).Select(row => row.Body).ToListAsync());

    private async Task<IReadOnlyList<string>> History()
    {
        var lines = await host.Ask<CredentialQueries, IReadOnlyList<HistoryLine>>(queries => queries.History(scene.Id, scene.Lead));
        return [.. lines.Select(line => line.What.In(English))];
    }
}
