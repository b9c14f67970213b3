using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Delegations;

/// <summary>Somebody is away: who acts for them, where, until when, and what stands in the record afterwards.</summary>
public sealed class DelegationTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private Caller registrar = null!;
    private string credential = null!;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddScoped<PeopleQueries>());
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        registrar = await host.A.Person(Role.Registrar, college);
        credential = await host.A.Credential(lead);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_delegate_sees_for_whom_they_act_and_both_names_stand_in_the_record()
    {
        var item = await host.OpenDecision(credential, Role.Dean);
        Assert.Empty((await Waiting(registrar)).All);
        await Leave(dean, registrar);
        var row = Assert.Single((await Waiting(registrar)).All);
        Assert.Equal((item, dean.Name), (row.Id, row.For?.En));
        var step = await host.Ask<StepQueries, StepReading>(async steps => await steps.Step(item, await AsNow(registrar)));
        Assert.Equal((true, dean.Name), (step.MayAct, step.For?.En));

        await host.Send(await AsNow(registrar), new CompleteWorkItem(item, "approve", null));
        var stored = await host.Item(item);
        Assert.Equal((registrar.PersonId, dean.PersonId), (stored.CompletedById, stored.ForId));
        var row2 = await host.WithDb(db => db.Events.SingleAsync(one => one.Name == nameof(WorkItemCompleted)));
        Assert.Contains($"\"For\":\"{dean.PersonId}\"", row2.Body, StringComparison.Ordinal);
        var history = await host.Ask<CredentialQueries, HistoryLine>(async records => (await records.History(credential, dean)).Single(line => line.Event == nameof(WorkItemCompleted)));
        Assert.Equal($"{registrar.Name}, for {dean.Name}", history.Who?.ToString());
        var decision = Assert.Single(await host.Ask<CredentialQueries, IReadOnlyList<DecisionReading>>(records => records.Decisions(credential, dean)));
        Assert.Equal((registrar.Name, dean.Name), (decision.Person?.En, decision.For?.En));
    }

    [Fact]
    public async Task It_holds_for_its_time_and_its_kinds_alone()
    {
        var (decision, form) = (await host.OpenDecision(credential, Role.Dean), await host.OpenForm(credential, "idea"));
        await Leave(dean, registrar, from: 2, days: 3);
        Assert.Empty((await Waiting(registrar)).All);
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Single((await Waiting(registrar)).All);
        host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty((await Waiting(registrar)).All);
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await AsNow(registrar), new CompleteWorkItem(decision, "approve", null)));

        // the lead's decisions are left to somebody, their forms are not
        var other = await host.A.Person(Role.InitiativeLead, college);
        await Leave(lead, other);
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await AsNow(other), new AnswerProposal(form, "title", ProposalAnswer.Of(new Bilingual("T", "T")))));
        await host.Send(lead, new DelegateWork(other.PersonId!.Value, Now, Now.AddDays(1), [WorkKind.Form]));
        await host.Send(await AsNow(other), new AnswerProposal(form, "title", ProposalAnswer.Of(new Bilingual("T", "T"))));
        Assert.Equal([other.PersonId!.Value], (await host.Stored(credential)).Writers!);
    }

    [Fact]
    public async Task Whoever_is_back_ends_it_and_so_may_the_delegate()
    {
        var item = await host.OpenDecision(credential, Role.Dean);
        var first = await Leave(dean, registrar);
        await Assert.ThrowsAsync<NotFound>(() => host.Send(lead, new EndDelegation(first)));
        await host.Send(dean, new EndDelegation(first));
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await AsNow(registrar), new CompleteWorkItem(item, "approve", null)));
        await Broken.Rule("This is over already.", () => host.Send(dean, new EndDelegation(first)));
        await host.Send(registrar, new EndDelegation(await Leave(dean, registrar)));
        Assert.Empty(await host.Ask<DelegationQueries, IReadOnlyList<DelegationView>>(all => all.Of(dean.PersonId!.Value)));
        Assert.Equal(2, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(DelegationEnded))));
    }

    [Fact]
    public async Task What_was_lent_is_not_lent_on()
    {
        var item = await host.OpenDecision(credential, Role.Dean);
        var third = await host.A.Person(Role.CommitteeMember, college);
        // the registrar is away already, so nobody leaves steps to them; who acts for somebody may go away, and their own steps alone go on
        await Leave(registrar, third);
        await Broken.Rule($"{registrar.Name} is away in that time.", () => Leave(dean, registrar));
        await Leave(dean, third);
        var fourth = await host.A.Person(Role.CommitteeSecretary, college);
        Assert.Empty(await Told());
        await Leave(third, fourth);
        // those who left their steps to the third are told, and the third of each of them
        var told = await Told();
        Assert.Equal(new[] { registrar.PersonId, dean.PersonId, third.PersonId, third.PersonId }.Order(), told.Select(mail => mail.To.PersonId).Order());
        Assert.Equal($"You left steps to {third.Name}, who is away for some of that time; what you left is not passed on and waits. Leave it to somebody else.", told.Single(mail => mail.To.PersonId == dean.PersonId).About.Text!.En);
        Assert.Equal([third.PersonId!.Value], (await AsNow(fourth)).Principals.Select(one => one.PersonId));
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await AsNow(fourth), new CompleteWorkItem(item, "approve", null)));

        Task<List<Delivery>> Told() => host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).ToListAsync());
    }

    [Fact]
    public async Task The_conflicts_of_the_principal_are_those_of_the_delegate()
    {
        // the lead is a dean too, and leaves their decisions to somebody who never saw the proposal
        await host.Send(Caller.System, new GrantRole(lead.PersonId!.Value, Role.Dean.Id, college));
        await host.Send(await AsNow(lead), new DelegateWork(registrar.PersonId!.Value, Now, Now.AddDays(9), [WorkKind.Decision]));
        var item = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Guid.Empty, "go", WorkKind.Decision, new("Go", "Aller"), Role.Dean.Id, null, null, [Steps.Approve], null) { Duties = [new(DutyRule.NoAuthorDecides, [])] });
        await Broken.Rule($"No author decides: {lead.Name} wrote on this proposal.", async () => await host.Send(await AsNow(registrar), new CompleteWorkItem(item, "approve", null)));
        Assert.Empty((await Waiting(registrar)).All);
        // for the dean, who wrote nothing, the same person may
        await Leave(dean, registrar);
        await host.Send(await AsNow(registrar), new CompleteWorkItem(item, "approve", null));
        Assert.Equal(dean.PersonId, (await host.Item(item)).ForId);
    }

    [Fact]
    public async Task A_reviewer_and_their_delegate_are_one_reviewer_of_a_round()
    {
        var (one, two) = (await host.A.Person(Role.Reviewer, college), await host.A.Person(Role.Reviewer, college));
        await host.Freeze(credential);
        var (first, second) = (await host.OpenRubric(credential), await host.OpenRubric(credential));
        await host.ScoreAll(two, first);
        await host.Send(one, new DelegateWork(two.PersonId!.Value, Now, Now.AddDays(9), [WorkKind.Rubric]));
        var criterion = new RubricCatalogue().Scope("quality:pre").Criteria.First().Id;
        await Broken.Rule("You have already reviewed this version; the other review is for someone else.",
            async () => await host.Send(await AsNow(two), new ScoreCriterion(second, criterion, Level.Met, null)));
    }

    [Fact]
    public async Task A_seat_in_a_body_stays_with_its_member()
    {
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        var body = await host.Send(secretary, new FoundBody(college, BodyKind.Committee, new("B", "B"), Bilingual.Empty, Bylaws.Usual, Now));
        await host.Send(secretary, new TakeSeat(body, dean.PersonId!.Value, SeatRole.Chair, Now));
        var vote = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Guid.Empty, "vote", WorkKind.Vote, new("Vote", "Voter"), null, null, null, [Steps.Approve], null) { BodyId = body });
        await host.Send(dean, new DelegateWork(registrar.PersonId!.Value, Now, Now.AddDays(9), [WorkKind.Decision]));
        Assert.Empty((await Waiting(registrar)).All);
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await AsNow(registrar), new PutMotion(vote, "approve")));
        Assert.DoesNotContain(WorkKind.Vote, Delegation.AllKinds);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence()
    {
        var elsewhere = await host.A.Person(Role.Dean, await host.A.Institution());
        await Broken.Rule($"{elsewhere.Name} may not do steps of this kind where you do: Decisions.", () => Leave(dean, elsewhere));
        await Broken.Rule($"{registrar.Name} may not do steps of this kind where you do: Forms.", () => host.Send(lead, new DelegateWork(registrar.PersonId!.Value, Now, Now.AddDays(1), [WorkKind.Form])));
        await Broken.Rule("Choose somebody other than yourself.", () => Leave(dean, dean));
        await Broken.Rule("Choose a person.", () => host.Send(dean, new DelegateWork(Guid.Empty, Now, Now.AddDays(1), [WorkKind.Decision])));
        await Broken.Rule("Choose at least one kind of step.", () => host.Send(dean, new DelegateWork(registrar.PersonId!.Value, Now, Now.AddDays(1), [])));
        await Broken.Rule("Choose at least one kind of step.", () => host.Send(dean, new DelegateWork(registrar.PersonId!.Value, Now, Now.AddDays(1), [WorkKind.Endorsement])));
        await Broken.Rule("Choose at least one kind of step.", () => host.Send(dean, new DelegateWork(registrar.PersonId!.Value, Now, Now.AddDays(1), [WorkKind.Vote])));
        await Broken.Rule("The last day is not before the first.", () => host.Send(dean, new DelegateWork(registrar.PersonId!.Value, Now, Now, [WorkKind.Decision])));
        await Broken.Rule("The last day is over already.", () => host.Send(dean, new DelegateWork(registrar.PersonId!.Value, Now.AddDays(-3), Now.AddDays(-1), [WorkKind.Decision])));
        await Broken.Rule("Leave your steps to somebody for a year at most.", () => Leave(dean, registrar, days: 400));
        await Leave(dean, registrar);
        await Broken.Rule("You have left such steps to somebody in that time; end that first.", () => Leave(dean, registrar));
        var auditor = await host.A.Person(Role.Auditor);
        await Broken.Rule("This is not for your role.", () => Leave(auditor, dean));
    }

    private Task<Guid> Leave(Caller principal, Caller other, int from = 0, int days = 9) =>
        host.Send(principal, new DelegateWork(other.PersonId!.Value, Now.AddDays(from), Now.AddDays(from + days), [WorkKind.Decision]));

    /// <summary>The caller as they would come in now.</summary>
    [Fact]
    public async Task Whoever_is_away_sees_which_waiting_steps_their_delegate_may_not_do_and_why()
    {
        var other = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
        var mine = await host.OpenDuty(credential, Role.Dean, new Duty(DutyRule.NoAuthorDecides, []));
        await host.OpenDuty(other, Role.Dean, new Duty(DutyRule.NoAuthorDecides, []));
        await host.Send(Caller.System, new GrantRole(lead.PersonId!.Value, Role.Dean.Id, college));
        await Leave(dean, lead);
        var given = Assert.Single(await host.Ask((DelegationQueries delegations) => delegations.Own(dean)));
        var kept = Assert.Single(given.Kept);
        Assert.Equal((mine, $"No author decides: {lead.Name} wrote on this proposal."), (kept.WorkItemId, kept.Why.ToString()));
        // who acts for them is not told what waits for another
        Assert.Empty(Assert.Single(await host.Ask((DelegationQueries delegations) => delegations.Own(lead))).Kept);
        // what the principal may not do either is no matter of the delegation
        await host.Send(dean, new StepAside(mine, "My brother teaches it."));
        Assert.Empty(Assert.Single(await host.Ask((DelegationQueries delegations) => delegations.Own(dean))).Kept);
    }

    private async Task<Caller> AsNow(Caller caller) => (await host.Ask<PeopleQueries, PersonSummary?>(people => people.Find(caller.PersonId!.Value)))!.ToCaller();

    private async Task<WaitingWork> Waiting(Caller caller)
    {
        var now = await AsNow(caller);
        return await host.Ask<WorkQueries, WaitingWork>(work => work.WaitingFor(now, new(Now, Now.AddDays(1), Now.AddDays(7))));
    }
}
