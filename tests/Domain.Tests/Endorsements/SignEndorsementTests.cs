using Governance.Domain.Commands;
using Governance.Domain.Consents;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Endorsements;

public sealed class SignEndorsementTests : EndorsementScene
{
    [Fact]
    public async Task Signing_keeps_the_answers_and_completes_the_step()
    {
        var id = await Host.Ask(Credential, Partner);
        await Sign(id, new EndorsementSignature(
            [new("EN-8", Verdict.Yes, null), new("EN-9", Verdict.Yes, " The observer holds a licence. "), new("EN-6", Verdict.CannotSay, "  ")],
            "We would hire them.", " Director of training ", true, 2));

        var stored = await Stored(id);
        Assert.Equal((EndorsementState.Signed, "Director of training", "We would hire them."), (stored.State, stored.SignatoryPosition, stored.Comment));
        Assert.Equal([new("EN-8", Verdict.Yes, null), new("EN-9", Verdict.Yes, "The observer holds a licence."), new ClaimAnswer("EN-6", Verdict.CannotSay, null)], stored.Answers);
        Assert.Equal(Host.Clock.GetUtcNow().AddYears(2), stored.ValidUntil);
        var item = await Host.Item(stored.WorkItemId);
        Assert.Equal((WorkState.Completed, "endorsed", (Guid?)null), (item.State, item.Outcome, item.CompletedById));
    }

    [Fact]
    public async Task The_event_holds_the_verdicts_and_keeps_free_text_outside_its_body()
    {
        var id = await Host.Ask(Credential, Partner);
        await Sign(id, Yes() with { Comment = "We would hire them.", Answers = [new("EN-8", Verdict.Yes, "In winter."), .. Yes().Answers.Skip(1)] });
        var row = await Host.WithDb(db => db.Events.SingleAsync(one => one.Name == "EndorsementSigned"));
        Assert.Contains("\"EN-9\":\"Yes\"", row.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("winter", row.Body, StringComparison.Ordinal);
        Assert.Equal("EN-8: In winter.\nWe would hire them.", row.Remark);
        Assert.Null(row.ById);
    }

    [Fact]
    public async Task Each_part_of_the_signature_is_asked_for()
    {
        var id = await Host.Ask(Credential, Partner);
        await Broken.Rule("Answer all 3 questions.", () => Sign(id, Yes() with { Answers = [.. Yes().Answers.Skip(1)] }));
        await Broken.Rule("Vouch for at least one of the sentences, or decline.",
            () => Sign(id, Yes() with { Answers = [.. EndorsementClaim.All.Select(claim => new ClaimAnswer(claim.Id, Verdict.No, null))] }));
        await Broken.Rule("Write your position.", () => Sign(id, Yes() with { Position = "  " }));
        await Broken.Rule("Keep this within 120 characters; it has 121.", () => Sign(id, Yes() with { Position = new string('x', 121) }));
        await Broken.Rule("Keep this within 1000 characters; it has 1001.", () => Sign(id, Yes() with { Comment = new string('x', 1001) }));
        await Broken.Rule("Keep this within 1000 characters; it has 1001.",
            () => Sign(id, Yes() with { Answers = [new("EN-8", Verdict.Yes, new string('x', 1001)), .. Yes().Answers.Skip(1)] }));
        await Broken.Rule("Confirm that you may sign for your organization and that it did not produce this training.", () => Sign(id, Yes() with { MaySign = false }));
        await Broken.Rule("Choose for how long the endorsement holds.", () => Sign(id, Yes() with { ValidYears = 0 }));
        await Broken.Rule("Choose for how long the endorsement holds.", () => Sign(id, Yes() with { ValidYears = 4 }));
        Assert.Equal(EndorsementState.Requested, (await Stored(id)).State);
        Assert.True((await Host.Item((await Stored(id)).WorkItemId)).IsOpen);
    }

    [Fact]
    public async Task A_partner_agrees_to_the_text_that_counts_with_the_signature()
    {
        var id = await Host.Ask(Credential, Partner);
        await Host.Send(await Host.A.Person(Role.Administrator), new PublishConsentText(new("We keep your answers.", "Nous gardons vos réponses.")));
        await Broken.Rule("The text on personal data has changed meanwhile. Read it again.", () => Sign(id, Yes()));
        Assert.Equal(EndorsementState.Requested, (await Stored(id)).State);
        await Sign(id, Yes() with { ConsentText = 1 });
        Assert.Equal((0, 1), Assert.Single(await Host.Ask((ConsentQueries all) => all.Versions())) switch { var one => (one.People, one.Partners) });
    }

    [Fact]
    public async Task An_answer_to_a_claim_that_was_not_asked_is_not_kept()
    {
        var id = await Host.Ask(Credential, Partner);
        await Sign(id, Yes() with { Answers = [.. Yes().Answers, new("EN-1", Verdict.Yes, null)] });
        Assert.Equal(3, (await Stored(id)).Answers.Count);
    }

    [Fact]
    public async Task A_second_answer_reads_that_the_first_was_faster()
    {
        var id = await Host.Ask(Credential, Partner);
        await Sign(id);
        await Broken.Rule<SomeoneWasFaster>("Regional Trucking Association answered this before you: “Sign”. Nothing was recorded twice.", () => Sign(id));
        await Assert.ThrowsAsync<SomeoneWasFaster>(() => Host.Send(Caller.Partner(id), new DeclineEndorsement(id, 1, "No.")));
    }

    [Fact]
    public async Task A_link_that_has_ended_signs_nothing()
    {
        var id = await Host.Ask(Credential, Partner);
        Host.Clock.Advance(TimeSpan.FromDays(10));
        await Broken.Rule("This link has ended. Ask for a new one.", () => Sign(id));
    }

    [Fact]
    public async Task A_step_that_the_workflow_gave_up_takes_no_answer()
    {
        var id = await Host.Ask(Credential, Partner);
        await Host.Send(Steps.Workflow, new CancelWorkItem((await Stored(id)).WorkItemId));
        await Broken.Rule("This step is no longer needed; nothing was recorded.", () => Sign(id));
        Assert.Equal(EndorsementState.Requested, (await Stored(id)).State);
    }

    [Fact]
    public async Task A_link_opens_its_own_endorsement_and_no_other()
    {
        var id = await Host.Ask(Credential, Partner);
        var other = await Host.Ask(Credential, await Host.A.Partner());
        await Assert.ThrowsAsync<NotFound>(() => Host.Send(Caller.Partner(other), new SignEndorsement(id, 1, Yes())));
        await Assert.ThrowsAsync<NotFound>(() => Host.Send(Caller.Partner(Guid.Empty), new SignEndorsement(Guid.Empty, 1, Yes())));
        await Assert.ThrowsAsync<Refused>(() => Host.Send(Lead, new SignEndorsement(id, 1, Yes())));
        await Assert.ThrowsAsync<Refused>(() => Host.Send(Caller.Visitor, new SignEndorsement(id, 1, Yes())));
        await Assert.ThrowsAsync<Refused>(() => Host.Send(Steps.Workflow, new SignEndorsement(id, 1, Yes())));
        await Assert.ThrowsAsync<Refused>(async () => await Host.Send(Caller.Partner(id), new CompleteWorkItem((await Stored(id)).WorkItemId, "endorsed", null)));
    }

    [Fact]
    public async Task A_new_signature_takes_the_place_of_the_one_before()
    {
        var first = await Host.Ask(Credential, Partner);
        await Sign(first);
        var second = await Host.Ask(Credential, Partner);
        Assert.Equal(EndorsementState.Signed, (await Stored(first)).State);
        await Sign(second);
        Assert.Equal(EndorsementState.Superseded, (await Stored(first)).State);
    }

    [Fact]
    public async Task Nobody_completes_the_step_by_another_door()
    {
        var id = await Host.Ask(Credential, Partner);
        var item = (await Stored(id)).WorkItemId;
        var officer = await Host.A.Person(Role.QaOfficer, College);
        await Broken.Rule<Refused>("This step waits for another role.", () => Host.Send(officer, new CompleteWorkItem(item, "endorsed", null)));
    }
}
