using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Work;

/// <summary>The list of waiting steps and the page of each, read as the people of one college.</summary>
public sealed class WorkQueriesTests : IAsyncLifetime
{
    private static readonly System.Globalization.CultureInfo English = System.Globalization.CultureInfo.GetCultureInfo("en-CA");
    private static readonly Guid Instance = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private string record = "";

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        record = await host.A.Credential(lead, new Bilingual("Winter driving", "Conduite hivernale"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Steps_are_grouped_by_their_due_date_and_only_of_the_callers_roles()
    {
        await Open("late", Role.Dean, due: TimeSpan.FromHours(-1));
        await Open("soon", Role.Dean, due: TimeSpan.FromDays(2));
        await Open("later", Role.Dean, due: TimeSpan.FromDays(40));
        await Open("undated", Role.Dean, due: null);
        await Open("registrar", Role.Registrar, due: TimeSpan.FromDays(1));
        var waiting = await Waiting(dean);
        Assert.Equal("late", Assert.Single(waiting.Today).Title.En);
        Assert.True(waiting.Today[0].IsOverdue);
        Assert.Equal("soon", Assert.Single(waiting.ThisWeek).Title.En);
        Assert.Equal(["later", "undated"], waiting.Later.Select(row => row.Title.En));
        Assert.Equal(4, await host.Ask((WorkQueries work) => work.CountFor(dean)));
    }

    [Fact]
    public async Task A_dean_of_another_college_sees_nothing()
    {
        await Open("go-no-go", Role.Dean);
        var other = await host.A.Person(Role.Dean, await host.A.Institution());
        Assert.Equal(0, (await Waiting(other)).Count);
    }

    [Fact]
    public async Task A_form_counts_its_answers_and_a_return_is_quoted()
    {
        var decision = await Open("go-no-go", Role.Dean);
        await host.Send(dean, new CompleteWorkItem(decision, "return", "Who would hire for this?"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Open("idea", Role.InitiativeLead, WorkKind.Form, "idea");
        var row = Assert.Single((await Waiting(lead)).Later);
        Assert.Equal(["Dean chose “Return”: “Who would hire for this?”", "1 of 5 questions are answered."], row.Why.Select(why => why.In(English)));
    }

    [Fact]
    public async Task A_step_that_comes_back_shows_only_what_changed()
    {
        await Write("need", "Roads freeze.");
        await host.Send(Workflow, new FreezeVersion(record));
        var first = await Open("go-no-go", Role.Dean);
        await host.Send(dean, new CompleteWorkItem(first, "return", "Say how many drivers."));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Write("need", "Roads freeze; 400 drivers asked.");
        await host.Send(Workflow, new FreezeVersion(record));
        var second = await Open("go-no-go", Role.Dean);
        var step = await Step(second, dean);
        Assert.Equal("need", Assert.Single(step.Changes).FieldId);
        Assert.Equal("Say how many drivers.", step.AnsweredBefore!.Comment);
        Assert.Equal(1, step.AnsweredBefore.VersionNumber);
        Assert.Equal(2, step.VersionNumber);
        Assert.Equal(first, Assert.Single(step.Decisions).Id);
        var why = Assert.Single(await Rows(dean)).Why;
        Assert.Equal("Back before you. One answer has changed since version 1.", why[0].In(English));
    }

    [Fact]
    public async Task An_answered_step_names_who_said_what()
    {
        var decision = await Open("go-no-go", Role.Dean);
        await host.Send(dean, new CompleteWorkItem(decision, "return", "Too early."));
        var step = await Step(decision, lead);
        Assert.False(step.MayAct);
        Assert.Equal("Too early.", step.Answer!.Comment);
        Assert.Equal("Return", step.Answer.Outcome.Label.En);
        Assert.NotNull(step.Answer.Person);
    }

    [Fact]
    public async Task A_step_is_refused_to_colleagues_of_another_role_and_to_strangers_it_is_like_one_that_is_not_there()
    {
        var decision = await Open("go-no-go", Role.Dean);
        var colleague = await host.A.Person(Role.Reviewer, college);
        var stranger = await host.A.Person(Role.Dean, await host.A.Institution());
        await Assert.ThrowsAsync<Refused>(() => Step(decision, colleague));
        await Assert.ThrowsAsync<NotFound>(() => Step(decision, stranger));
        await Assert.ThrowsAsync<NotFound>(() => Step(Instance, dean));
    }

    [Fact]
    public async Task Whoever_scored_one_blind_review_is_not_asked_for_the_other()
    {
        var first = await host.A.Person(Role.Reviewer, college);
        var one = await Open("review-1", Role.Reviewer, WorkKind.Rubric, "quality", group: "quality");
        var other = await Open("review-2", Role.Reviewer, WorkKind.Rubric, "quality", group: "quality");
        await host.WithDb(async db =>
        {
            var item = await db.FindAsync<WorkItem>(one);
            item!.Complete(first.PersonId, "go", null, null, host.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        Assert.Equal(0, (await Waiting(first)).Count);
        Assert.False((await Step(other, first)).MayAct);
        Assert.Equal(other, Assert.Single(await Rows(await host.A.Person(Role.Reviewer, college))).Id);
    }

    [Fact]
    public async Task A_review_that_was_begun_waits_for_that_person_alone_and_counts_its_criteria()
    {
        await host.Send(Workflow, new FreezeVersion(record));
        var mine = await Open("review-1", Role.Reviewer, WorkKind.Rubric, "quality", group: "quality");
        var other = await Open("review-2", Role.Reviewer, WorkKind.Rubric, "quality", group: "quality");
        var first = await host.A.Person(Role.Reviewer, college);
        var second = await host.A.Person(Role.Reviewer, college);
        var criterion = host.Services.GetRequiredService<RubricCatalogue>().Scope("quality").Criteria.First().Id;
        await host.Send(first, new ScoreCriterion(mine, criterion, Level.Met, null));
        var row = Assert.Single(await Rows(first));
        Assert.Equal(mine, row.Id);
        Assert.Matches("Blind review of version 1. 1 of [0-9]+ criteria are scored.", Assert.Single(row.Why).In(English));
        Assert.Equal(other, Assert.Single(await Rows(second)).Id);
        Assert.False((await Step(mine, second)).MayAct);
    }

    [Fact]
    public async Task What_waits_on_others_is_named_with_its_holder()
    {
        await Open("go-no-go", Role.Dean);
        await Open("idea", Role.InitiativeLead, WorkKind.Form, "idea");
        var elsewhere = Assert.Single(await host.Ask((WorkQueries work) => work.Elsewhere(lead, 8)));
        Assert.Equal("Dean", elsewhere.Holder.En);
        var after = await host.Ask((WorkQueries work) => work.After(record, lead));
        Assert.Equal(2, after.Open.Count);
    }

    private static Caller Workflow => Caller.Workflow(Instance, null);

    private Task<Guid> Open(
        string name, Role role, WorkKind kind = WorkKind.Decision, string? subject = null, TimeSpan? due = null, string? group = null) =>
        host.Send(Workflow, new OpenWorkItem(
            record, Instance, name, kind, new Bilingual(name, name), role.Id, subject, group,
            [
                new("go", new("Go on", "Continuer"), null, NeedsReason: false, "main"),
                new("return", new("Return", "Renvoyer"), null, NeedsReason: true, "plain"),
            ],
            due is { } period ? host.Clock.GetUtcNow() + period : null));

    private Task<WaitingWork> Waiting(Caller caller)
    {
        var now = host.Clock.GetUtcNow();
        return host.Ask((WorkQueries work) => work.WaitingFor(caller, new WorkHorizon(now, now.AddHours(10), now.AddDays(5))));
    }

    private async Task<IReadOnlyList<WorkRow>> Rows(Caller caller) => [.. (await Waiting(caller)).All];

    private Task<StepReading> Step(Guid id, Caller caller) => host.Ask((StepQueries steps) => steps.Step(id, caller));

    private async Task Write(string field, string text)
    {
        var form = await Open("idea", Role.InitiativeLead, WorkKind.Form, "idea");
        var answer = ProposalAnswer.Of(new JsonObject { ["en"] = text, ["fr"] = "" });
        await host.Send(lead, new AnswerProposal(form, field, answer));
        await host.Send(Workflow, new CancelWorkItem(form));
    }
}
