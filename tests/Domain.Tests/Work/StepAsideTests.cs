using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Tests.Voting;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Work;

/// <summary>Somebody declares an interest and leaves a decision or a review to others.</summary>
public sealed class StepAsideTests : IAsyncLifetime
{
    private const string Declared = "You declared an interest in this proposal, so others answer here.";

    private TestHost host = null!;
    private Guid college;
    private Caller dean = null!;
    private Caller other = null!;
    private Caller qa = null!;
    private string credential = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddScoped<PeopleQueries>());
        college = await host.A.Institution();
        (dean, other, qa) = (await host.A.Person(Role.Dean, college), await host.A.Person(Role.Dean, college), await host.A.Person(Role.QaOfficer, college));
        credential = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Another_of_the_role_answers_and_the_record_says_why()
    {
        var step = await host.OpenDecision(credential, Role.Dean);
        await host.Send(dean, new ClaimWorkItem(step));
        await Broken.Rule("Say what your interest is; it stands in the record.", () => host.Send(dean, new StepAside(step, " ")));
        var asked = await Mailed(other);
        Assert.Equal(1, await host.Send(dean, new StepAside(step, "My brother teaches it.")));

        Assert.Equal(asked + 1, await Mailed(other));
        await Broken.Rule<Refused>(Declared, () => host.Send(dean, new CompleteWorkItem(step, "approve", null)));
        await Broken.Rule<Refused>(Declared, () => host.Send(dean, new ClaimWorkItem(step)));
        await Broken.Rule<Refused>(Declared, () => host.Send(dean, new StepAside(step, "Again.")));
        Assert.Equal((0, 1), (await Waiting(dean), await Waiting(other)));
        var told = (await host.Ask((CredentialQueries records) => records.History(credential, qa))).Single(line => line.Event == nameof(SteppedAside));
        Assert.Equal(("Declared an interest and left “Do it” to others", "My brother teaches it.", true), (told.What.ToString(), told.Why, told.Who?.ToString() == dean.Name));
        await host.Send(other, new CompleteWorkItem(step, "approve", null));
        Assert.DoesNotContain(nameof(NobodyMayAnswer), await host.EventNames(credential));
    }

    [Fact]
    public async Task It_holds_for_the_other_decisions_of_the_record_and_for_those_still_to_come_and_for_no_other_record()
    {
        var (first, open) = (await Open("go"), await Open("committee-paper"));
        await host.Send(dean, new StepAside(first, "My brother teaches it."));
        var later = await Open("final");
        await Broken.Rule<Refused>(Declared, () => host.Send(dean, new CompleteWorkItem(open, "approve", null)));
        await Broken.Rule<Refused>(Declared, () => host.Send(dean, new CompleteWorkItem(later, "approve", null)));
        var elsewhere = await host.OpenDecision(await host.A.Credential(await host.A.Person(Role.InitiativeLead, college)), Role.Dean);
        await host.Send(dean, new CompleteWorkItem(elsewhere, "approve", null));
        // the same person in another's name, and another in theirs
        await host.Send(other, new DelegateWork(dean.PersonId!.Value, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(5), [WorkKind.Decision]));
        await Broken.Rule<Refused>(Declared, async () => await host.Send(await AsNow(dean), new CompleteWorkItem(later, "approve", null)));
        var registrar = await host.A.Person(Role.Registrar, college);
        await host.Send(dean, new DelegateWork(registrar.PersonId!.Value, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(5), [WorkKind.Decision]));
        await Broken.Rule<Refused>($"{dean.Name} declared an interest in this proposal, so nobody answers here in their name.", async () => await host.Send(await AsNow(registrar), new CompleteWorkItem(later, "approve", null)));
    }

    [Fact]
    public async Task A_step_kept_for_one_person_goes_to_their_role_and_the_QA_office_hears_where_nobody_is_left()
    {
        var step = await host.Send(Steps.Workflow, Opening("go") with { PersonId = dean.PersonId });
        Assert.Equal(1, await host.Send(dean, new StepAside(step, "My brother teaches it.")));
        Assert.Null((await host.Item(step)).AssignedToId);
        Assert.Contains(nameof(WorkItemReassigned), await host.EventNames(credential));
        Assert.Equal(0, await Mailed(qa));
        Assert.Equal(0, await host.Send(other, new StepAside(step, "So does my sister.")));
        Assert.Equal(1, await Mailed(qa));
        Assert.Contains(nameof(NobodyMayAnswer), await host.EventNames(credential));
        // and it hears of the next one as it opens, until somebody else has the role
        await Open("final");
        Assert.Equal(2, await Mailed(qa));
        var third = await host.A.Person(Role.Dean, college);
        await host.Send(third, new CompleteWorkItem(step, "approve", null));
    }

    [Fact]
    public async Task A_review_that_was_begun_is_given_up_for_another_reviewer()
    {
        var (mine, others) = (await host.A.Person(Role.Reviewer, college), await host.A.Person(Role.Reviewer, college));
        await host.Freeze(credential);
        var step = await host.OpenRubric(credential);
        var criterion = new RubricCatalogue().Scope("quality:pre").Criteria.First().Id;
        await host.Send(mine, new ScoreCriterion(step, criterion, Level.Met, null));
        Assert.Equal(1, await host.Send(mine, new StepAside(step, "I am paid by the partner.")));
        await Broken.Rule<Refused>(Declared, () => host.Send(mine, new ScoreCriterion(step, criterion, Level.Met, null)));
        Assert.Contains("ReviewLeft", await host.EventNames(credential));
        await host.ScoreAll(others, step);
        await host.Send(others, new SubmitReview(step));
    }

    [Fact]
    public async Task They_are_recused_where_it_comes_to_a_vote()
    {
        await using var vote = await VotingScene.Start(Bylaws.Usual);
        var (college, member) = (vote.Lead.Roles[0].OrganisationId!.Value, vote.Members[0]);
        await vote.Host.Send(Caller.System, new GrantRole(member.PersonId!.Value, Role.Dean.Id, college));
        var asDean = Caller.Person(member.PersonId.Value, member.Name, [.. member.Roles, new(Role.Dean, college)], member.Seats);
        await vote.Host.Send(asDean, new StepAside(await vote.Host.OpenDecision(vote.Credential, Role.Dean), "My brother teaches it."));
        var motion = await vote.Put();
        await Broken.Rule("Whoever declared an interest in a proposal does not vote on it; they recuse themselves.", () => vote.Say(motion, Choice.Yes, member));
        await vote.Say(motion, Choice.Yes, vote.Members.Skip(1));
        await vote.Close(motion);
        Assert.Equal((3, 1), ((await vote.Motion(motion)).Verdict!.Votes.Yes, (await vote.Motion(motion)).Verdict!.Votes.Recused));
    }

    [Fact]
    public async Task A_form_and_a_vote_are_not_left_this_way()
    {
        var lead = await host.A.Person(Role.InitiativeLead, college);
        var form = await host.OpenForm(await host.A.Credential(lead), "design");
        await Broken.Rule("Whoever has an interest leaves decisions and reviews to others; on a vote they recuse themselves.", () => host.Send(lead, new StepAside(form, "Mine.")));
        await Broken.Rule<Refused>("This step waits for another role.", async () => await host.Send(qa, new StepAside(await host.OpenDecision(credential, Role.Dean), "Mine.")));
    }

    private OpenWorkItem Opening(string step) =>
        new(credential, Steps.Workflow.InstanceId!.Value, step, WorkKind.Decision, new("Do it", "Le faire"), Role.Dean.Id, null, null, [Steps.Approve], null) { Judges = ["hours"] };

    private Task<Guid> Open(string step) => host.Send(Steps.Workflow, Opening(step));

    private async Task<int> Mailed(Caller person) => (await host.WithDb(db => db.Set<Delivery>().AsNoTracking().ToListAsync())).Count(mail => mail.To.PersonId == person.PersonId);

    private async Task<int> Waiting(Caller caller) => (await host.Ask((WorkQueries work) => work.WaitingFor(caller, new(host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(1), host.Clock.GetUtcNow().AddDays(7))))).All.Count;

    private async Task<Caller> AsNow(Caller person) => (await host.Ask<PeopleQueries, PersonSummary?>(people => people.Find(person.PersonId!.Value)))!.ToCaller();
}
