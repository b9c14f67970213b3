using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Work;

public sealed class CompleteWorkItemTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;
    private Caller dean = null!;
    private string credential = null!;
    private Guid item;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
        dean = await host.A.Person(Role.Dean, college);
        credential = await host.A.Credential(lead);
        item = await host.OpenDecision(credential, Role.Dean);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_persons_word_is_kept_and_resumes_the_workflow_that_asked()
    {
        host.Clock.Advance(TimeSpan.FromHours(3));
        await Complete(dean, "approve", "  Well argued.  ");
        var stored = await host.Item(item);
        Assert.Equal((WorkState.Completed, "approve", "Well argued."), (stored.State, stored.Outcome, stored.Comment));
        Assert.Equal((dean.PersonId, host.Clock.GetUtcNow()), (stored.CompletedById, stored.CompletedAt));
        var delivery = await host.WithDb(db => db.EventDeliveries.SingleAsync(row => row.Key == WorkItemCompleted.TriggerKey(item)));
        Assert.Equal((stored.InstanceId, """{"outcome":"approve","comment":"Well argued."}"""), (delivery.InstanceId!.Value, delivery.Payload));
        var row = await host.WithDb(db => db.Events.SingleAsync(one => one.Name == "WorkItemCompleted"));
        Assert.Equal((dean.PersonId, "Well argued."), (row.ById, row.Remark));
        Assert.DoesNotContain("argued", row.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_signed_is_taken_only_from_whoever_has_just_shown_who_they_are()
    {
        var signed = await host.Send(Steps.Workflow, new OpenWorkItem(credential, Guid.CreateVersion7(host.Clock.GetUtcNow()), "approval", WorkKind.Decision,
            new("Approve", "Approuver"), Role.Dean.Id, null, null, [Steps.Approve], null) { Signs = SigningMeaning.Approval });
        await Broken.Rule("This answer is signed. Enter your password, then send it again.", () => host.Send(dean, new CompleteWorkItem(signed, "approve", null)));
        await host.Send(dean.Proven(), new CompleteWorkItem(signed, "approve", null));
        var body = await host.WithDb(db => db.Events.Where(one => one.Name == "WorkItemCompleted").Select(one => one.Body).SingleAsync());
        Assert.Contains("\"Signed\":\"Approval\"", body, StringComparison.Ordinal);
        Assert.Equal(SigningMeaning.Approval, (await host.Item(signed)).Signs);
    }

    [Fact]
    public async Task A_return_needs_a_reason_and_an_approval_does_not()
    {
        await Broken.Rule("Write the reason; the team will read it.", () => Complete(dean, "return", null));
        await Broken.Rule("Write the reason; the team will read it.", () => Complete(dean, "return", " \n "));
        await Complete(dean, "approve", null);
        Assert.Null((await host.Item(item)).Comment);
    }

    [Fact]
    public async Task Only_what_the_workflow_offers_can_be_chosen()
    {
        await Broken.Rule("Choose one of the answers offered.", () => Complete(dean, "reject", "Because."));
        await Broken.Rule("Choose one of the answers offered.", () => Complete(dean, "", null));
        await Broken.Rule("Keep this within 4000 characters; it has 4001.", () => Complete(dean, "approve", new string('x', 4001)));
        Assert.True((await host.Item(item)).IsOpen);
    }

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("مرفوض")]
    [InlineData("👍🏽 '; DROP TABLE WorkItems; --")]
    public async Task Any_text_is_a_comment_and_kept_as_it_is(string comment)
    {
        await Complete(dean, "approve", comment);
        Assert.Equal(comment, (await host.Item(item)).Comment);
    }

    [Fact]
    public async Task The_second_person_reads_who_was_faster_and_with_what()
    {
        await Complete(dean, "return", "Too early.");
        var other = await host.A.Person(Role.Dean, college);
        await Broken.Rule<SomeoneWasFaster>($"{dean.Name} answered this before you: “Return”. Nothing was recorded twice.", () => Complete(other, "approve", null));
        Assert.Equal("return", (await host.Item(item)).Outcome);
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_exactly_one_wins()
    {
        var deans = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.A.Person(Role.Dean, college)));
        var won = await Task.WhenAll(deans.Select(async (one, number) =>
        {
            try
            {
                await Complete(one, number % 2 == 0 ? "approve" : "return", "At once.");
                return one.PersonId;
            }
            catch (SomeoneWasFaster)
            {
                return null;
            }
        }));
        Assert.Equal((await host.Item(item)).CompletedById, Assert.Single(won, id => id is not null));
        Assert.Equal(1, await host.WithDb(db => db.EventDeliveries.CountAsync(row => row.Key == WorkItemCompleted.TriggerKey(item))));
    }

    [Fact]
    public async Task A_step_that_the_workflow_gave_up_takes_no_answer()
    {
        await host.Send(Steps.Workflow, new CancelWorkItem(item));
        await Broken.Rule("This step is no longer needed; nothing was recorded.", () => Complete(dean, "approve", null));
    }

    [Fact]
    public async Task A_step_waits_for_its_role_in_its_institution()
    {
        await Broken.Rule<Refused>("This step waits for another role.", () => Complete(lead, "approve", null));
        var elsewhere = await host.A.Person(Role.Dean, await host.A.Institution());
        await Broken.Rule<Refused>("This step waits for another role.", () => Complete(elsewhere, "approve", null));
        await Assert.ThrowsAsync<Refused>(() => Complete(Caller.Visitor, "approve", null));
        await Assert.ThrowsAsync<Refused>(() => Complete(Steps.Workflow, "approve", null));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new CompleteWorkItem(Guid.Empty, "approve", null)));
        await Complete(await host.A.Person(Role.Dean), "approve", null);
    }

    [Fact]
    public async Task A_section_is_sent_only_when_its_required_answers_are_there()
    {
        var form = await host.OpenForm(credential, "idea");
        var section = new FormCatalogue().Section("idea");
        var missing = section.Fields.Where(field => field.Required && field.Id != "title").ToList();
        await Broken.Rule($"Answers missing: {missing.Count}. The first is “{missing[0].Label.En}”.",
            async () => await host.Send(lead, new CompleteWorkItem(form, "done", null)));
        foreach (var field in missing)
            await host.Send(lead, new AnswerProposal(form, field.Id, Answers.Some(field)));
        await host.Send(lead, new CompleteWorkItem(form, "done", null));
        Assert.Equal("done", (await host.Item(form)).Outcome);
    }

    private async Task Complete(Caller caller, string outcome, string? comment) => await host.Send(caller, new CompleteWorkItem(item, outcome, comment));
}
