using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Credentials;

public sealed class CredentialQueriesTests : IAsyncLifetime
{
    private TestHost host = null!;
    private RecordScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host, new("Truck driving", "Conduite d’été"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_list_is_searched_without_accents_filtered_and_paged()
    {
        for (var number = 0; number < 4; number++)
            await host.A.Credential(scene.Lead);
        Assert.Equal([scene.Id], (await scene.List(scene.Lead, new("ete CONDUITE"))).Rows.Select(row => row.Id));
        Assert.Equal([scene.Id], (await scene.List(scene.Lead, new(scene.Id.ToLowerInvariant()))).Rows.Select(row => row.Id));
        Assert.Empty((await scene.List(scene.Lead, new(State: CredentialState.Pilot))).Rows);
        Assert.Empty((await scene.List(scene.Lead, new(OrganisationId: Guid.Empty))).Rows);

        var last = await scene.List(scene.Lead, page: 9, size: 2);
        Assert.Equal((3, 3, 5, 1), (last.Page, last.Pages, last.Total, last.Rows.Count));
        Assert.Equal("Truck driving", (await scene.List(scene.Lead, new(Sort: RecordSort.Title))).Rows[^1].Title.En);
    }

    [Fact]
    public async Task A_row_tells_who_holds_it_and_what_is_due_first()
    {
        await scene.Open(WorkKind.Decision, Role.Dean, "Decide", dueIn: TimeSpan.FromDays(9));
        await scene.Open(WorkKind.Form, Role.InitiativeLead, "Describe", "idea", dueIn: TimeSpan.FromDays(2));
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.A.Credential(scene.Lead);

        var row = (await scene.List(scene.Lead, new(Sort: RecordSort.Due))).Rows[0];
        Assert.Equal(scene.Id, row.Id);
        Assert.Equal([("Describe", "Initiative lead", true, true), ("Decide", "Dean", false, false)],
            row.Next.Select(step => (step.Title.En, step.Holder.En, step.IsOverdue, step.IsMine)));
        Assert.False(row.IsReturned);
    }

    [Fact]
    public async Task A_return_is_marked_until_the_record_moves_on_and_remembered_after()
    {
        await scene.GoTo(CredentialState.Decision);
        await scene.Move(CredentialAction.BeginBuild, "20 hours do not cover six competencies.");
        Assert.True((await scene.List(scene.Lead)).Rows[0].IsReturned);
        var returned = (await scene.Read(scene.Lead)).Return!;
        Assert.Equal((CredentialState.Decision, CredentialState.Build, "20 hours do not cover six competencies.", true),
            (returned.From, returned.To, returned.Reason, returned.IsCurrent));

        await scene.Move(CredentialAction.SubmitForReview);
        Assert.False((await scene.List(scene.Lead)).Rows[0].IsReturned);
        Assert.False((await scene.Read(scene.Lead)).Return!.IsCurrent);
    }

    [Fact]
    public async Task The_journey_knows_every_stay()
    {
        await scene.GoTo(CredentialState.Design);
        var visits = (await scene.Read(scene.Lead)).Visits;
        Assert.Equal([CredentialState.Ideation, CredentialState.Feasibility, CredentialState.Design], visits.Select(visit => visit.State));
        Assert.Equal(1, (visits[1].Until - visits[1].From)!.Value.Days);
        Assert.Null(visits[2].Until);
    }

    [Fact]
    public async Task The_team_reads_its_draft_and_others_what_was_submitted()
    {
        var dean = await host.A.Person(Role.Dean, scene.College);
        var step = await scene.Open(WorkKind.Form, Role.InitiativeLead, subject: "idea");
        await scene.Freeze();
        await scene.Answer(step, "initiation-source", ProposalAnswer.Of("INI-IND"));

        var team = await scene.Read(scene.Lead);
        Assert.Equal((null, "INI-IND"), (team.ShownVersion, team.Proposal["initiation-source"]?.AsText()));
        var other = await scene.Read(dean);
        Assert.Equal((1, null), (other.ShownVersion, other.Proposal["initiation-source"]));
    }

    [Fact]
    public async Task Versions_are_compared_in_the_order_of_the_form()
    {
        var step = await scene.Open(WorkKind.Form, Role.InitiativeLead, subject: "idea");
        await scene.Freeze();
        await scene.Answer(step, "initiation-source", ProposalAnswer.Of("INI-IND"));
        await scene.Answer(step, "title", ProposalAnswer.Of(new Bilingual("Driving", "Conduite")));
        await scene.Freeze();

        var comparison = await host.Ask<CredentialQueries, Comparison>(queries => queries.Compare(scene.Id, 1, 2, scene.Lead));
        Assert.Equal(["title", "initiation-source"], comparison.Changes.Select(change => change.FieldId));
        Assert.Equal(("Truck driving", "Driving"), (comparison.Changes[0].Old!.AsBilingual()!.En, comparison.Changes[0].New!.AsBilingual()!.En));
        Assert.Null(comparison.Changes[1].Old);
        var version = await host.Ask<CredentialQueries, VersionView>(queries => queries.Version(scene.Id, 1, scene.Lead));
        Assert.Equal(("Initiative lead 2", 1), (version.Version.By!.En, version.Version.Number));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask<CredentialQueries, VersionView>(queries => queries.Version(scene.Id, 3, scene.Lead)));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask<CredentialQueries, Comparison>(queries => queries.Compare(scene.Id, 1, 3, scene.Lead)));
    }

    [Fact]
    public async Task Decisions_name_who_decided_what_about_which_version()
    {
        var dean = await host.A.Person(Role.Dean, scene.College);
        await scene.Freeze();
        var step = await scene.Open(WorkKind.Decision, Role.Dean, "Decide whether to go on");
        await scene.Open(WorkKind.Decision, Role.QaOfficer);
        await host.Send(dean, new CompleteWorkItem(step, "return", "Too long."));

        var decision = Assert.Single(await host.Ask<CredentialQueries, IReadOnlyList<DecisionReading>>(queries => queries.Decisions(scene.Id, scene.Lead)));
        Assert.Equal(("Decide whether to go on", "Return to build", dean.Name, "Dean", 1, "Too long."),
            (decision.Step.En, decision.Outcome.En, decision.Person!.En, decision.Holder.En, decision.VersionNumber!.Value, decision.Comment));
    }
}
