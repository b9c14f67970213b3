using Governance.Domain.Advising;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Tests.Voting;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Advising;

/// <summary>A dean asks somebody of another college: what they see, what they say, who reads it, and what silence is.</summary>
public sealed class AdviceTests : IAsyncLifetime
{
    private const string Question = "Is 20 hours enough?";

    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private Caller office = null!;
    private Caller adviser = null!;
    private string credential = null!;
    private Guid step;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        office = await host.A.Person(Role.QaOfficer, college);
        adviser = await host.A.Person(Role.Registrar, await host.A.Institution());
        credential = await host.A.Credential(lead);
        await host.Freeze(credential);
        step = await host.OpenDecision(credential, Role.Dean);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_adviser_reads_that_proposal_alone_and_those_who_decide_read_what_they_say()
    {
        var other = await host.A.Credential(lead);
        var advice = await Ask(dean);
        var row = Assert.Single(await host.Ask((AdviceQueries all) => all.AskedOf(adviser)));
        Assert.Equal((advice, credential, dean.Name), (row.Id, row.CredentialId, row.AskedBy.En));
        var seen = await host.Ask((AdviceQueries all) => all.Find(advice, adviser));
        Assert.Equal((Question, 1, AdviceState.Asked), (seen.Question, seen.VersionNumber, seen.State));
        foreach (var record in new[] { credential, other })
            await Assert.ThrowsAsync<NotFound>(() => host.Ask((CredentialQueries records) => records.Record(record, adviser)));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((StepQueries steps) => steps.Step(step, adviser)));
        Assert.Null(await host.Ask((AdviceQueries all) => all.At(step, adviser)));

        await Give(advice, "  Thirty would be better.  ");
        Assert.Empty(await host.Ask((AdviceQueries all) => all.AskedOf(adviser)));
        foreach (var reader in new[] { dean, office })
        {
            var line = Assert.Single((await host.Ask((AdviceQueries all) => all.At(step, reader)))!.Lines);
            Assert.Equal((adviser.Name, "Thirty would be better.", AdviceState.Given), (line.Adviser.En, line.Said, line.State));
        }
        Assert.Null(await host.Ask((AdviceQueries all) => all.At(step, lead)));
        var mail = (await host.WithDb(db => db.Set<Delivery>().OrderBy(one => one.Id).ToListAsync())).Where(one => one.About.AdviceId == advice).Select(one => (one.Template, one.To.PersonId));
        Assert.Equal([(MailTemplate.AdviceAsked, adviser.PersonId), (MailTemplate.AdviceGiven, dean.PersonId)], mail);
        await host.Send(dean, new CompleteWorkItem(step, "approve", null));
        await Broken.Rule("Your advice is no longer asked for; nothing was recorded.", () => Give(advice, "And again."));
    }

    [Fact]
    public async Task The_history_says_that_it_was_given_and_keeps_the_words_from_the_team()
    {
        await Give(await Ask(dean), "A secret thought.");
        var lines = await host.Ask((CredentialQueries records) => records.History(credential, lead));
        Assert.Equal((adviser.Name, null), (lines.Single(one => one.Event == nameof(AdviceGiven)).Who?.ToString(), lines.Single(one => one.Event == nameof(AdviceGiven)).Why));
        Assert.Single(lines, one => one.Event == nameof(AdviceAsked));
        Assert.All(await host.WithDb(db => db.Events.Select(row => row.Body + row.Remark).ToListAsync()), text => Assert.DoesNotContain("secret thought", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_QA_office_may_ask_and_so_may_whoever_leads_the_step_and_nobody_else()
    {
        await host.Send(office, new AskForAdvice(step, adviser.PersonId!.Value, Question));
        await Broken.Rule($"{adviser.Name} is asked already.", () => Ask(dean));
        var second = await host.A.Person(Role.Dean, college);
        await host.Send(second, new ClaimWorkItem(step));
        await Broken.Rule<SomeoneWasFaster>($"{second.Name} has taken this step.", () => host.Send(dean, new AskForAdvice(step, lead.PersonId!.Value, Question)));
        await Broken.Rule<Refused>("This step waits for another role.", () => Ask(lead));
        await Broken.Rule<Refused>("This step waits for another role.", () => Ask(adviser));
        Assert.Empty((await host.Ask((AdviceQueries all) => all.At(step, dean)))!.Candidates);
        Assert.DoesNotContain((await host.Ask((AdviceQueries all) => all.At(step, second)))!.Candidates, one => one.Id == adviser.PersonId || one.Id == second.PersonId);
    }

    [Fact]
    public async Task Whom_separation_of_duties_keeps_from_the_step_gives_no_advice_on_it()
    {
        var kept = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Guid.Empty, "go", WorkKind.Decision, new("Go", "Aller"), Role.Dean.Id, null, null, [Steps.Approve], null) { Duties = [new(DutyRule.NoAuthorDecides, [])] });
        await Broken.Rule($"No author decides: {lead.Name} wrote on this proposal.", () => host.Send(dean, new AskForAdvice(kept, lead.PersonId!.Value, Question)));

        // whoever begins to write after the question says nothing more either
        var designer = await host.A.Person(Role.InitiativeLead, college);
        var advice = await host.Send(dean, new AskForAdvice(kept, designer.PersonId!.Value, Question));
        await host.WithDb(async db =>
        {
            (await db.Set<MicroCredential>().SingleAsync(one => one.Id == credential)).WrittenBy([designer.PersonId!.Value]);
            await db.SaveChangesAsync();
        });
        await Broken.Rule($"No author decides: {designer.Name} wrote on this proposal.", () => host.Send(designer, new GiveAdvice(advice, "Fine.")));
    }

    [Fact]
    public async Task Silence_is_recorded_as_silence_and_decides_nothing()
    {
        var advice = await Ask(dean);
        await host.Send(dean, new CompleteWorkItem(step, "approve", null));
        Assert.Equal(AdviceState.Silent, (await host.Ask((AdviceQueries all) => all.Find(advice, adviser))).State);
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(AdviceLapsed))));
        await Broken.Rule("Your advice is no longer asked for; nothing was recorded.", () => Give(advice, "Too late."));
        var cancelled = await host.OpenDecision(credential, Role.Dean);
        await host.Send(dean, new AskForAdvice(cancelled, adviser.PersonId!.Value, Question));
        await host.Send(Steps.Workflow, new CancelWorkItem(cancelled));
        Assert.Equal(2, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(AdviceLapsed))));
    }

    [Fact]
    public async Task A_question_is_taken_back_and_the_proposal_with_it()
    {
        var advice = await Ask(dean);
        await Broken.Rule<Refused>("Only whoever asked, or the QA office, takes the question back.", () => host.Send(adviser, new WithdrawAdvice(advice)));
        await host.Send(office, new WithdrawAdvice(advice));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((AdviceQueries all) => all.Find(advice, adviser)));
        await Broken.Rule("This is over already.", () => host.Send(dean, new WithdrawAdvice(advice)));
        await Ask(dean);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence()
    {
        await Broken.Rule("Choose a person.", () => host.Send(dean, new AskForAdvice(step, Guid.Empty, Question)));
        await Broken.Rule("Choose somebody other than yourself.", () => host.Send(dean, new AskForAdvice(step, dean.PersonId!.Value, Question)));
        await Broken.Rule("Write what you would like to know.", () => host.Send(dean, new AskForAdvice(step, adviser.PersonId!.Value, " ")));
        await Broken.Rule("Keep this within 4000 characters; it has 4001.", () => host.Send(dean, new AskForAdvice(step, adviser.PersonId!.Value, new string('x', 4001))));
        var rubric = await host.OpenRubric(credential);
        await Broken.Rule("Advice is asked for where something is decided.", () => host.Send(office, new AskForAdvice(rubric, adviser.PersonId!.Value, Question)));
        var advice = await Ask(dean);
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new GiveAdvice(advice, "Mine.")));
        await Broken.Rule("Write your advice.", () => Give(advice, ""));
        await host.Send(dean, new CompleteWorkItem(step, "approve", null));
        await Broken.Rule("This step is no longer needed; nothing was recorded.", () => host.Send(office, new AskForAdvice(step, lead.PersonId!.Value, Question)));
    }

    [Fact]
    public async Task Before_a_vote_the_chair_asks_and_a_member_does_not()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var person = await scene.Host.A.Person(Role.Registrar, await scene.Host.A.Institution());
        await Broken.Rule<Refused>("The chair and the secretary of the body lead its votes.", () => scene.Host.Send(scene.Members[0], new AskForAdvice(scene.Step, person.PersonId!.Value, Question)));
        var advice = await scene.Host.Send(scene.Chair, new AskForAdvice(scene.Step, person.PersonId!.Value, Question));
        await scene.Host.Send(person, new GiveAdvice(advice, "Do."));
        Assert.Equal("Do.", Assert.Single((await scene.Host.Ask((AdviceQueries all) => all.At(scene.Step, scene.Members[0])))!.Lines).Said);
    }

    private Task<Guid> Ask(Caller caller) => host.Send(caller, new AskForAdvice(step, adviser.PersonId!.Value, Question));

    private Task<MediatR.Unit> Give(Guid advice, string text) => host.Send(adviser, new GiveAdvice(advice, text));
}
