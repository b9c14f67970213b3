using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Work;

/// <summary>Two deans and one step: who has it, until when, and who may take it from whom.</summary>
public sealed class ClaimTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller one = null!;
    private Caller other = null!;
    private Caller registrar = null!;
    private Caller lead = null!;
    private string credential = null!;
    private Guid step;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddScoped<PeopleQueries>());
        college = await host.A.Institution();
        (one, other) = (await host.A.Person(Role.Dean, college), await host.A.Person(Role.Dean, college));
        registrar = await host.A.Person(Role.Registrar, college);
        lead = await host.A.Person(Role.InitiativeLead, college);
        credential = await host.A.Credential(lead);
        step = await host.OpenDecision(credential, Role.Dean);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Whoever_takes_a_step_has_it_and_the_others_see_who()
    {
        await Take(one);
        Assert.Equal(new ClaimReading(new(one.Name, "Direction de faculté 2"), true, false, true), Assert.Single((await Waiting(one)).All).Claim);
        Assert.Equal(1, await Count(one));
        var waiting = await Waiting(other);
        Assert.Empty(waiting.All);
        Assert.Equal(one.Name, Assert.Single(waiting.Taken).Claim.Holder?.En);
        Assert.Equal(0, await Count(other));
        var page = await host.Ask((StepQueries steps) => steps.Step(step, other));
        Assert.Equal((false, one.Name, false, false), (page.MayAct, page.Claim.Holder?.En, page.Claim.MayTake, page.Claim.MayGiveBack));
        await Broken.Rule<SomeoneWasFaster>($"{one.Name} has taken this step.", () => Take(other));
        await Broken.Rule<SomeoneWasFaster>($"{one.Name} has taken this step.", () => Answer(other));

        await Answer(one);
        var told = await host.Ask((CredentialQueries records) => records.History(credential, one));
        Assert.Equal("Took “{0}”", told.Single(line => line.Event == nameof(WorkItemClaimed)).What.English);
    }

    [Fact]
    public async Task Given_back_it_is_anyones_again()
    {
        await Take(one);
        await Broken.Rule<Refused>("Only whoever took this step, or the QA office, gives it back.", () => Release(other));
        await Release(one);
        Assert.Single((await Waiting(other)).All);
        await Broken.Rule("Nobody has taken this step.", () => Release(one));
        await Take(other);
        await Answer(other);
    }

    [Fact]
    public async Task The_QA_office_of_the_organisation_gives_it_back_for_them()
    {
        await Take(one);
        var elsewhere = await host.A.Person(Role.QaOfficer, await host.A.Institution());
        await Assert.ThrowsAsync<Refused>(() => Release(elsewhere));
        var office = await host.A.Person(Role.QaOfficer, college);
        Assert.True((await host.Ask((StepQueries steps) => steps.Step(step, office))).Claim.MayGiveBack);
        await Release(office);
        await Answer(other);
    }

    [Fact]
    public async Task An_absence_ends_it_for_good()
    {
        await Take(one);
        await host.Send(one, new DelegateWork(registrar.PersonId!.Value, Now.AddDays(1), Now.AddDays(3), [WorkKind.Decision]));
        Assert.Empty((await Waiting(other)).All);
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single((await Waiting(other)).All);
        await Broken.Rule("You left such steps to somebody for now. Say that you are back first.", () => Take(one));
        host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Single((await Waiting(other)).All);
        Assert.Null(Assert.Single((await Waiting(one)).All).Claim.Holder);
        await Take(one);
        await Broken.Rule<SomeoneWasFaster>($"{one.Name} has taken this step.", () => Answer(other));
    }

    [Fact]
    public async Task An_absence_that_never_came_or_is_of_other_steps_ends_nothing()
    {
        await Take(one);
        await host.Send(one, new EndDelegation(await host.Send(one, new DelegateWork(registrar.PersonId!.Value, Now.AddDays(1), Now.AddDays(3), [WorkKind.Decision]))));
        var reviewer = await host.A.Person(Role.Reviewer, college);
        await host.Send(Caller.System, new GrantRole(one.PersonId!.Value, Role.Reviewer.Id, college));
        await host.Send(await AsNow(one), new DelegateWork(reviewer.PersonId!.Value, Now, Now.AddDays(9), [WorkKind.Rubric]));
        host.Clock.Advance(TimeSpan.FromDays(2));
        await Broken.Rule<SomeoneWasFaster>($"{one.Name} has taken this step.", () => Answer(other));
    }

    [Fact]
    public async Task A_delegate_has_it_while_they_act_for_the_principal()
    {
        var delegation = await host.Send(one, new DelegateWork(registrar.PersonId!.Value, Now, Now.AddDays(9), [WorkKind.Decision]));
        await Take(await AsNow(registrar));
        await Broken.Rule<SomeoneWasFaster>($"{registrar.Name} has taken this step.", () => Take(other));
        await host.Send(one, new EndDelegation(delegation));
        await Answer(one);
    }

    [Fact]
    public async Task It_ends_with_the_role()
    {
        var guest = await host.A.Person(Role.Registrar, college);
        await host.Send(Caller.System, new GrantRole(guest.PersonId!.Value, Role.Dean.Id, college));
        await Take(await AsNow(guest));
        var until = Now.AddDays(1).ToUnixTimeMilliseconds();
        await host.WithDb(db => db.Database.ExecuteSqlAsync($"UPDATE RoleGrants SET Until = {until} WHERE PersonId = {guest.PersonId} AND RoleId = 'dean'"));
        Assert.Empty((await Waiting(other)).All);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Answer(other);
    }

    [Fact]
    public async Task Only_what_waits_for_a_role_is_taken_and_only_by_whoever_may_answer_it()
    {
        await Broken.Rule<Refused>("This step waits for another role.", () => Take(registrar));
        var own = await host.OpenForm(credential, "idea");
        await Broken.Rule("Only a step that waits for anybody of a role is taken; a review is taken by its first score.", () => host.Send(lead, new ClaimWorkItem(own)));
        await host.Send(Caller.System, new GrantRole(lead.PersonId!.Value, Role.Dean.Id, college));
        var kept = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Guid.Empty, "go", WorkKind.Decision, new("Go", "Aller"), Role.Dean.Id, null, null, [Steps.Approve], null) { Duties = [new(DutyRule.NoAuthorDecides, [])] });
        await Broken.Rule($"No author decides: {lead.Name} wrote on this proposal.", async () => await host.Send(await AsNow(lead), new ClaimWorkItem(kept)));
        await Answer(one);
        await Broken.Rule("This step is no longer needed; nothing was recorded.", () => Take(other));
    }

    private Task<MediatR.Unit> Take(Caller caller) => host.Send(caller, new ClaimWorkItem(step));

    private Task<MediatR.Unit> Release(Caller caller) => host.Send(caller, new ReleaseWorkItem(step));

    private Task<MediatR.Unit> Answer(Caller caller) => host.Send(caller, new CompleteWorkItem(step, "approve", null));

    private Task<WaitingWork> Waiting(Caller caller) => host.Ask((WorkQueries work) => work.WaitingFor(caller, new(Now, Now.AddDays(1), Now.AddDays(7))));

    private Task<int> Count(Caller caller) => host.Ask((WorkQueries work) => work.CountFor(caller));

    private async Task<Caller> AsNow(Caller caller) => (await host.Ask<PeopleQueries, PersonSummary?>(people => people.Find(caller.PersonId!.Value)))!.ToCaller();
}
