using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Anytime;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Engine;

/// <summary>The shipped definition, carried by scripted people on a real database and a clock that the tests move.</summary>
public sealed class ShippedWorkflowTests
{
    [Fact]
    public async Task A_micro_credential_goes_from_idea_to_sunset()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        Assert.Equal(["idea"], await people.Open(id));

        await people.Until(id, "go-no-go");
        Assert.Equal(CredentialState.Feasibility, await people.State(id));
        await people.Answer(id, "go-no-go", "go");
        await people.Until(id, "review-1");
        Assert.Equal(["review-1", "review-2", "endorsement"], (await people.Open(id)).Order().OrderBy(step => step == "endorsement"));
        await people.Until(id, "committee");
        Assert.Equal(CredentialState.Decision, await people.State(id));
        await people.Answer(id, "committee", "return-to-build", "Say who observes the learner.");
        Assert.Equal(CredentialState.Build, await people.State(id));
        await people.Until(id, "committee");
        await people.Answer(id, "committee", "approve");
        await people.Until(id, "pilot");
        Assert.NotNull(await Published(host, id));
        await people.Until(id, "evaluation-decision");
        await people.Answer(id, "evaluation-decision", "activate");
        Assert.Equal(CredentialState.Active, await people.State(id));
        Assert.Empty(await people.Open(id));

        for (var year = 1; year <= 3; year++)
        {
            await Pass(host, people, TimeSpan.FromDays(367));
            Assert.Equal(["reconfirmation"], await people.Open(id));
            await people.Answer(id, "reconfirmation");
        }
        Assert.Equal(["full-review"], await people.Open(id));
        await people.Until(id, "full-review-decision");
        await people.Answer(id, "full-review-decision", "sunset", "The rules of the trade have changed.");
        Assert.Equal(CredentialState.Sunset, await people.State(id));
        await people.Answer(id, "sunset");

        Assert.Equal(CredentialState.Archived, await people.State(id));
        Assert.Equal(InstanceSubStatus.Finished, (await Instance(host)).SubStatus);
        Assert.Equal(0, (await Instance(host)).IncidentCount);
    }

    [Fact]
    public async Task A_third_reviewer_is_asked_when_two_differ_by_two_levels_at_a_core_criterion()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        people.Levels.Enqueue(Level.Exemplary);
        people.Levels.Enqueue(Level.PartlyMet);
        var id = await people.Propose();

        await people.Until(id, "review-3");
        await people.Answer(id, "review-3");

        Assert.Equal(["consolidation"], await people.Open(id));
    }

    [Fact]
    public async Task The_reasons_of_a_return_reach_the_team_by_mail()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "go-no-go");

        await people.Answer(id, "go-no-go", "return", "Name the employers you asked.");

        Assert.Equal(["idea"], await people.Open(id));
        Assert.Equal(CredentialState.Ideation, await people.State(id));
        var mail = await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).SingleAsync());
        Assert.Contains("Name the employers you asked.", mail.About.Text!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_closes_the_proposal_when_nobody_appeals_for_ten_business_days()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "go-no-go");

        await people.Answer(id, "go-no-go", "no-go", "It exists already.");
        Assert.Equal(["appeal-feasibility/window"], await people.Open(id));
        await Pass(host, people, TimeSpan.FromDays(17));

        Assert.Equal(CredentialState.Rejected, await people.State(id));
        Assert.Equal(InstanceStatus.Finished, (await Instance(host)).Status);
    }

    [Theory]
    [InlineData("go-no-go", "no-go", "appeal-feasibility", "go-no-go", CredentialState.Feasibility)]
    [InlineData("committee", "reject", "appeal", "design", CredentialState.Design)]
    public async Task An_appeal_that_is_referred_back_has_it_looked_at_anew(string step, string outcome, string appeal, string again, CredentialState state)
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, step);
        await people.Answer(id, step, outcome, "It exists already.");

        await people.Answer(id, appeal + "/window", "appeal", "It does not.");
        await people.Answer(id, appeal + "/officer", "refer-back", "They are right.");

        Assert.Equal([again], await people.Open(id));
        Assert.Equal(state, await people.State(id));
    }

    [Fact]
    public async Task An_idea_that_lies_idle_is_reminded_of_and_archived_after_a_year()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();

        await Pass(host, people, TimeSpan.FromDays(16));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemReminded))));
        await Pass(host, people, TimeSpan.FromDays(350));

        Assert.Equal(CredentialState.Withdrawn, await people.State(id));
        Assert.Empty(await people.Open(id));
    }

    [Fact]
    public async Task A_partner_who_declines_does_not_stop_the_quality_review()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "endorsement");

        await people.Answer(id, "endorsement", "declined", "Not our field.");
        await people.Until(id, "consolidation");

        Assert.Equal(["consolidation"], await people.Open(id));
    }

    [Fact]
    public async Task The_lead_may_withdraw_until_the_decision_and_everything_open_is_closed()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "review-1");

        await host.Send(people.The(Role.InitiativeLead), new TakeAnytimeAction(id, "withdraw", "The partner left the sector."));

        Assert.Equal(CredentialState.Withdrawn, await people.State(id));
        Assert.Empty(await people.Open(id));
        Assert.Equal(InstanceSubStatus.Cancelled, (await Instance(host)).SubStatus);
        Assert.Equal("The partner left the sector.", await host.WithDb(db => db.Events.Where(row => row.Name == "AnytimeActionTaken").Select(row => row.Remark).SingleAsync()));
    }

    [Fact]
    public async Task Another_lead_may_not_withdraw_it()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        var lead = people.The(Role.InitiativeLead);
        var other = await host.A.Person(Role.InitiativeLead, lead.Roles[0].OrganisationId);

        await Assert.ThrowsAsync<Refused>(() => host.Send(other, new TakeAnytimeAction(id, "withdraw", "Mine now.")));
    }

    [Fact]
    public async Task A_suspension_interrupts_the_wait_and_reinstating_goes_back_to_it()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "evaluation-decision");
        await people.Answer(id, "evaluation-decision", "activate");

        await host.Send(people.The(Role.QaOfficer), new TakeAnytimeAction(id, "suspend", "The simulator is out of order."));
        await people.Run();
        Assert.Equal(CredentialState.Suspended, await people.State(id));
        await people.Answer(id, "suspended", "reinstate");

        Assert.Equal(CredentialState.Active, await people.State(id));
        await Pass(host, people, TimeSpan.FromDays(367));
        Assert.Equal(["reconfirmation"], await people.Open(id));
    }

    [Fact]
    public async Task Whoever_acted_stands_beside_every_event()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "go-no-go");
        await people.Answer(id, "go-no-go", "go");

        var moved = await host.WithDb(db => db.Events.Where(row => row.Name == "CredentialMoved" && row.CredentialId == id).OrderBy(row => row.At).ThenBy(row => row.Id).LastAsync());

        Assert.Equal(people.The(Role.Dean).PersonId, moved.ById);
        Assert.NotNull(moved.ByInstanceId);
    }

    [Fact]
    public async Task A_move_that_the_lifecycle_refuses_becomes_an_incident_and_corrupts_nothing()
    {
        await using var host = await Start();
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await host.Send(Caller.Workflow(Guid.Empty, null), new MoveCredential(id, CredentialAction.Explore, null));

        await people.Answer(id, "idea");

        Assert.Equal(CredentialState.Feasibility, await people.State(id));
        var incident = await host.WithDb(db => db.Set<Incident>().SingleAsync());
        Assert.Equal("to-feasibility", incident.ActivityId);
        Assert.Equal(InstanceSubStatus.Suspended, (await Instance(host)).SubStatus);
    }

    private static Task<TestHost> Start() => TestHost.Start(services => services.AddWorkflows());

    private static Task<WorkflowInstance> Instance(TestHost host) => host.WithDb(db => db.Set<WorkflowInstance>().SingleAsync());

    private static Task<string?> Published(TestHost host, string id) =>
        host.WithDb(db => db.Set<MicroCredential>().Where(one => one.Id == id).Select(one => one.Slug).SingleAsync());

    private static async Task Pass(TestHost host, ScriptedPeople people, TimeSpan time)
    {
        host.Clock.Advance(time);
        await people.Run();
    }
}
