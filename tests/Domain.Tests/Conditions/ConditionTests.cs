using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Tests.Voting;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Conditions;

public sealed class ConditionTests : IAsyncLifetime
{
    private static readonly OfferedOutcome WithConditions = new("with-conditions", new("Approve with conditions", "Approuver avec conditions"), null, false, "plain") { AsksConditions = true };
    private static readonly OfferedOutcome Publish = Steps.Approve with { Name = "publish", Publishes = true };
    private static readonly OfferedOutcome Met = Steps.Approve with { Name = "met", NeedsCleared = true };

    private TestHost host = null!;
    private Caller lead = null!;
    private Caller dean = null!;
    private Caller other = null!;
    private Caller registrar = null!;
    private string credential = "";

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        var college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        other = await host.A.Person(Role.Dean, college);
        registrar = await host.A.Person(Role.Registrar, college);
        credential = await host.A.Credential(lead);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_team_says_how_it_was_met_and_whoever_set_it_clears_it()
    {
        var set = Assert.Single(await Set(New("Name a second assessor.")));
        var waiting = Assert.Single(await Waiting(lead));
        Assert.Equal(("Name a second assessor.", dean.Name, true, false), (waiting.Text, waiting.SetBy.En, waiting.MayAnswer, waiting.MayJudge));
        Assert.Empty(await Waiting(dean));
        await host.Send(lead, new AnswerCondition(set, "  She was named. "));
        Assert.Empty(await Waiting(lead));
        Assert.Equal("She was named.", Assert.Single(await Waiting(other)).Answer);
        await host.Send(dean, new SendBackCondition(set, "By whom?"));
        Assert.Equal(("By whom?", ConditionState.Open), Assert.Single(await Waiting(lead)) is var back ? (back.Reason!, back.State) : default);
        await host.Send(lead, new AnswerCondition(set, "By the school."));
        await host.Send(other, new ClearCondition(set));
        Assert.Equal(ConditionState.Cleared, Assert.Single(await host.Ask((ConditionQueries all) => all.Of(credential, lead))).State);
        Assert.Equal(["ConditionSet", "ConditionAnswered", "ConditionSentBack", "ConditionAnswered", "ConditionCleared"],
            (await host.EventNames(credential)).Where(name => name.StartsWith("Condition", StringComparison.Ordinal)));
        var history = await host.Ask((CredentialQueries records) => records.History(credential, lead));
        Assert.Equal("Name a second assessor.", history.Single(line => line.Event == "ConditionSet").Why);
        var mail = await host.WithDb(db => db.Set<Delivery>().OrderBy(one => one.Id).ToListAsync());
        Assert.Equal([lead.PersonId, dean.PersonId, lead.PersonId, dean.PersonId, lead.PersonId],
            mail.Where(one => one.About.Subject?.En.Contains("condition", StringComparison.Ordinal) == true || one.About.Subject?.En.StartsWith("To be met", StringComparison.Ordinal) == true).Select(one => one.To.PersonId));
    }

    [Fact]
    public async Task Those_that_wait_come_in_pages_the_soonest_due_first()
    {
        await Set(New("Third.") with { DueAt = host.Clock.GetUtcNow().AddDays(30) }, New("First.") with { DueAt = host.Clock.GetUtcNow().AddDays(3) }, New("Second."));
        var first = await host.Ask((ConditionQueries all) => all.WaitingFor(lead, 1, 2));
        Assert.Equal((1, 2, 3), (first.Page, first.Pages, first.Total));
        Assert.Equal(["First.", "Second."], first.Rows.Select(one => one.Text));
        Assert.Equal(["Third."], (await host.Ask((ConditionQueries all) => all.WaitingFor(lead, 9, 2))).Rows.Select(one => one.Text));
    }

    [Fact]
    public async Task Publication_waits_for_those_that_come_before_it_and_says_which()
    {
        var set = await Set(New("Name an assessor."), New("Translate the guide."), New("Report in a year.") with { IsBeforePublication = false });
        var step = await host.Open(credential, WorkKind.Decision, Role.Registrar, outcomes: [Publish, Steps.Return]);
        await Broken.Rule("Not yet: 2 conditions are not cleared: “Name an assessor.”, “Translate the guide.”.", () => host.Send(registrar, new CompleteWorkItem(step, "publish", null)));
        await host.Freeze(credential);
        await Broken.Rule("Not yet: 2 conditions are not cleared: “Name an assessor.”, “Translate the guide.”.", () => host.Send(Steps.Workflow, new PublishCredential(credential)));
        await Clear(set[0]);
        await host.Send(dean, new DropCondition(set[1], "The guide is gone."));
        await host.Send(registrar, new CompleteWorkItem(step, "publish", null));
        await host.Send(Steps.Workflow, new PublishCredential(credential));

        // a step that waits for all of them waits for the one about next year, too
        var all = await host.Open(credential, WorkKind.Decision, Role.Registrar, outcomes: [Met, Steps.Return]);
        await Broken.Rule("Not yet: a condition is not cleared: “Report in a year.”.", () => host.Send(registrar, new CompleteWorkItem(all, "met", null)));
        await Clear(set[2]);
        await host.Send(registrar, new CompleteWorkItem(all, "met", null));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence()
    {
        await Broken.Rule("Write at least one condition.", () => Set());
        await Broken.Rule("Write what must be so.", () => Set(New(" ")));
        await Broken.Rule("Keep this within 2000 characters; it has 2001.", () => Set(New(new string('x', 2001))));
        await Broken.Rule("Choose who sees to the condition.", () => Set(New("So.") with { OwnerRoleId = Role.Auditor.Id }));
        await Broken.Rule("A condition is due later than now.", () => Set(New("So.") with { DueAt = host.Clock.GetUtcNow() }));
        await Broken.Rule("A decision has at most 20 conditions.", () => Set([.. Enumerable.Repeat(New("So."), 21)]));
        var plain = await host.OpenDecision(credential, Role.Dean);
        await Broken.Rule("“Approve” takes no conditions.", () => host.Send(dean, new CompleteWorkItem(plain, "approve", null) { Conditions = [New("So.")] }));

        var set = Assert.Single(await Set(New("So.") with { OwnerRoleId = Role.Dean.Id }));
        await Broken.Rule<Refused>("Somebody else sees to this condition.", () => host.Send(lead, new AnswerCondition(set, "Done.")));
        await Broken.Rule<Refused>("Only whoever set this condition, or their role, clears it.", () => host.Send(registrar, new ClearCondition(set)));
        await Broken.Rule("This condition has moved on meanwhile; nothing was recorded.", () => host.Send(dean, new ClearCondition(set)));
        await Broken.Rule("Write how it was met.", () => host.Send(dean, new AnswerCondition(set, " ")));
        await host.Send(dean, new AnswerCondition(set, "Done."));
        await Broken.Rule("Whoever says how a condition was met does not clear it.", () => host.Send(dean, new ClearCondition(set)));
        await Broken.Rule("Write what is missing; the owner will read it.", () => host.Send(other, new SendBackCondition(set, "")));
        await Broken.Rule("Write why it is no longer asked for.", () => host.Send(other, new DropCondition(set, "")));
        var stranger = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((ConditionQueries all) => all.Find(set, stranger)));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((ConditionQueries all) => all.Of(credential, stranger)));
    }

    [Fact]
    public async Task A_body_votes_on_its_conditions_and_its_chair_clears_them()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual, offered: [WithConditions]);
        await Broken.Rule("Write at least one condition.", () => scene.Put("with-conditions"));
        var motion = await scene.Host.Send(scene.Secretary, new PutMotion(scene.Step, "with-conditions") { Conditions = [New("Translate it.")] });
        Assert.Equal("Translate it.", Assert.Single((await scene.Read(scene.Members[0])).AtHand!.Conditions).Text);
        Assert.Empty(await scene.Host.Ask((ConditionQueries all) => all.Of(scene.Credential, scene.Lead)));
        await scene.Say(motion, Choice.Yes, [scene.Chair, .. scene.Members]);
        await scene.Close(motion);
        var set = Assert.Single((await scene.Host.Ask((ConditionQueries all) => all.WaitingFor(scene.Lead, 1, 25))).Rows);
        Assert.Equal("Committee", set.SetBy.En);
        await scene.Host.Send(scene.Lead, new AnswerCondition(set.Id, "Translated."));
        await Broken.Rule<Refused>("Only whoever set this condition, or their role, clears it.", () => scene.Host.Send(scene.Members[0], new ClearCondition(set.Id)));
        await scene.Host.Send(scene.Chair, new ClearCondition(set.Id));
    }

    [Fact]
    public async Task An_author_clears_and_drops_none_about_their_own_work()
    {
        var step = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Guid.CreateVersion7(host.Clock.GetUtcNow()), "go", WorkKind.Decision, new("Go", "Aller"), Role.Dean.Id, null, null, [Steps.Approve, WithConditions], null)
        {
            Duties = [new(DutyRule.NoAuthorDecides, [])],
        });
        await host.Send(dean, new CompleteWorkItem(step, "with-conditions", null) { Conditions = [New("Name an assessor.")] });
        var set = await host.WithDb(db => db.Set<Condition>().Select(one => one.Id).SingleAsync());
        await host.Send(lead, new AnswerCondition(set, "Done."));
        var college = lead.Roles[0].OrganisationId;
        await host.Send(Caller.System, new GrantRole(lead.PersonId!.Value, Role.Dean.Id, college));
        var both = Caller.Person(lead.PersonId.Value, lead.Name, [.. lead.Roles, new(Role.Dean, college)]);
        await host.Send(dean, new SendBackCondition(set, "By whom?"));
        var colleague = await host.A.Person(Role.InstructionalDesigner, college!.Value);
        await host.Send(colleague, new AnswerCondition(set, "By the school."));

        var why = $"No author decides: {lead.Name} wrote on this proposal.";
        Assert.False(Assert.Single(await host.Ask((ConditionQueries all) => all.Of(credential, both))).MayJudge);
        await Broken.Rule(why, () => host.Send(both, new ClearCondition(set)));
        await Broken.Rule(why, () => host.Send(both, new DropCondition(set, "No longer.")));
        Assert.Single(await Waiting(dean));

        // what a duty keeps from somebody takes no place on a page of theirs, and counts on none
        await Set(New("Write the handbook.") with { DueAt = host.Clock.GetUtcNow().AddDays(20) }, New("Order the kits.") with { DueAt = host.Clock.GetUtcNow().AddDays(30) });
        var pages = new List<ConditionPage>();
        foreach (var page in new[] { 1, 2 })
            pages.Add(await host.Ask((ConditionQueries all) => all.WaitingFor(both, page, 1)));
        Assert.Equal([("Write the handbook.", 2, 2), ("Order the kits.", 2, 2)], pages.Select(page => (Assert.Single(page.Rows).Text, page.Total, page.Pages)));
        await host.Send(dean, new ClearCondition(set));
    }

    private NewCondition New(string text) => new(text, Role.InitiativeLead.Id, host.Clock.GetUtcNow().AddDays(10), IsBeforePublication: true);

    private async Task<IReadOnlyList<ConditionReading>> Waiting(Caller caller) => (await host.Ask((ConditionQueries all) => all.WaitingFor(caller, 1, 25))).Rows;

    private async Task<IReadOnlyList<Guid>> Set(params NewCondition[] conditions)
    {
        var step = await host.Open(credential, WorkKind.Decision, Role.Dean, outcomes: [Steps.Approve, WithConditions]);
        await host.Send(dean, new CompleteWorkItem(step, "with-conditions", null) { Conditions = conditions });
        return await host.WithDb(db => db.Set<Condition>().Where(one => one.WorkItemId == step).OrderBy(one => one.Id).Select(one => one.Id).ToListAsync());
    }

    private async Task Clear(Guid condition)
    {
        await host.Send(lead, new AnswerCondition(condition, "Done."));
        await host.Send(dean, new ClearCondition(condition));
    }
}
