using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Credentials;

public sealed class AnswerProposalTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private string credential = null!;
    private Guid item;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        credential = await host.A.Credential(lead);
        item = await host.OpenForm(credential, "idea");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_answer_is_kept_in_the_draft_and_counted()
    {
        Assert.Equal(1, await Answer("need", Text("Drivers are missing")));
        Assert.Equal(2, await Answer("need", Text("Drivers are badly missing")));
        Assert.Equal("Drivers are badly missing", (await host.Stored(credential)).Draft["need"]!.AsBilingual()!.En);
    }

    [Fact]
    public async Task The_title_of_the_form_is_the_name_of_the_record()
    {
        await Answer("title", Text("A better title"));
        Assert.Equal("A better title", (await host.Stored(credential)).Title.En);
        await Answer("title", ProposalAnswer.None);
        Assert.Equal("A better title", (await host.Stored(credential)).Title.En);
    }

    [Fact]
    public async Task An_empty_answer_takes_the_answer_away()
    {
        await Answer("need", Text("Something"));
        await Answer("need", ProposalAnswer.Of(Bilingual.Empty));
        Assert.Null((await host.Stored(credential)).Draft["need"]);
    }

    [Fact]
    public async Task Writers_of_different_fields_do_not_disturb_each_other()
    {
        await Answer("need", Text("Need"));
        await Answer("target-learners", Text("Learners"));
        var draft = (await host.Stored(credential)).Draft;
        Assert.Equal(("Need", "Learners"), (draft["need"]!.AsBilingual()!.En, draft["target-learners"]!.AsBilingual()!.En));
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_its_field_is_refused_and_nothing_is_stored()
    {
        await Broken.Rule("Keep this within 120 characters; it has 121.", () => Answer("title", Text(new string('x', 121))));
        await Broken.Rule("Enter the text in English and in French.", () => Answer("need", ProposalAnswer.Of(JsonValue.Create("text"))));
        await Broken.Rule("Choose one of the answers offered.", () => Answer("initiation-source", ProposalAnswer.Of(JsonValue.Create("a whim"))));
        Assert.Equal(0, (await host.Stored(credential)).DraftRevision);
    }

    [Fact]
    public async Task A_field_of_another_section_or_of_none_is_not_found()
    {
        await Assert.ThrowsAsync<NotFound>(() => Answer("hours", ProposalAnswer.Of(20)));
        await Assert.ThrowsAsync<NotFound>(() => Answer("competency-map", ProposalAnswer.Of(20)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(lead, new AnswerProposal(Guid.Empty, "need", Text("x"))));
    }

    [Fact]
    public async Task A_step_that_is_closed_or_of_another_kind_takes_no_answers()
    {
        const string closed = "This step is no longer open; the proposal cannot be changed here.";
        await host.Send(Steps.Workflow, new CancelWorkItem(item));
        await Broken.Rule(closed, () => Answer("need", Text("x")));
        item = await host.OpenDecision(credential, Role.InitiativeLead);
        await Broken.Rule(closed, () => Answer("need", Text("x")));
    }

    [Fact]
    public async Task What_has_ended_is_no_longer_changed()
    {
        await host.Move(credential, CredentialAction.Withdraw);
        await Broken.Rule("This micro-credential has ended; it can no longer be changed.", () => Answer("need", Text("x")));
    }

    [Fact]
    public async Task Only_the_team_of_the_step_writes()
    {
        var elsewhere = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
        await Assert.ThrowsAsync<Refused>(() => host.Send(elsewhere, new AnswerProposal(item, "need", Text("x"))));
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(await host.A.Person(Role.Dean, college), new AnswerProposal(item, "need", Text("x"))));
        await Assert.ThrowsAsync<Refused>(() => host.Send(Caller.Visitor, new AnswerProposal(item, "need", Text("x"))));
    }

    private async Task<int> Answer(string field, ProposalAnswer answer) => await host.Send(lead, new AnswerProposal(item, field, answer));

    private static ProposalAnswer Text(string text) => ProposalAnswer.Of(new Bilingual(text, text));
}
