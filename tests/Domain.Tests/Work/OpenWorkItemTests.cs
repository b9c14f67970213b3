using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Work;

public sealed class OpenWorkItemTests : IAsyncLifetime
{
    private TestHost host = null!;
    private string credential = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        credential = await host.A.Credential();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_step_belongs_to_the_records_institution_and_to_its_latest_version()
    {
        var before = await host.OpenDecision(credential, Role.Dean);
        await host.Freeze(credential);
        var after = await host.Item(await host.OpenDecision(credential, Role.Dean));
        Assert.Null((await host.Item(before)).VersionNumber);
        var stored = await host.Stored(credential);
        Assert.Equal((1, stored.OrganisationId, stored.StateSince), (after.VersionNumber, after.OrganisationId, after.StageSince));
        Assert.True(after.IsOpen);
    }

    [Fact]
    public async Task It_is_overdue_from_its_due_date_on_while_it_is_open()
    {
        var due = host.Clock.GetUtcNow().AddDays(10);
        var id = await host.Send(Steps.Workflow, Opening(credential, [Steps.Done]) with { DueAt = due });
        Assert.False((await host.Item(id)).IsOverdue(due));
        Assert.True((await host.Item(id)).IsOverdue(due.AddMinutes(1)));
        await host.Send(Steps.Workflow, new CancelWorkItem(id));
        Assert.False((await host.Item(id)).IsOverdue(due.AddMinutes(1)));
    }

    [Fact]
    public async Task A_step_without_an_answer_to_give_is_refused() =>
        await Broken.Rule("A step must offer at least one answer.", () => host.Send(Steps.Workflow, Opening(credential, [])));

    [Fact]
    public async Task Only_workflows_open_and_cancel_steps_of_records_that_exist()
    {
        var officer = await host.A.Person(Role.QaOfficer);
        await Assert.ThrowsAsync<Refused>(() => host.Send(officer, Opening(credential, [Steps.Done])));
        await Assert.ThrowsAsync<Refused>(() => host.Send(officer, new CancelWorkItem(Guid.Empty)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Steps.Workflow, Opening("MC-1999-001", [Steps.Done])));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Steps.Workflow, new CancelWorkItem(Guid.Empty)));
    }

    [Fact]
    public async Task A_completed_step_is_not_cancelled()
    {
        var dean = await host.A.Person(Role.Dean);
        var id = await host.OpenDecision(credential, Role.Dean);
        await host.Send(dean, new CompleteWorkItem(id, "approve", null));
        await host.Send(Steps.Workflow, new CancelWorkItem(id));
        Assert.Equal(WorkState.Completed, (await host.Item(id)).State);
        Assert.DoesNotContain("WorkItemCancelled", await host.EventNames(credential));
    }

    [Fact]
    public async Task What_may_be_chosen_once_only_is_not_offered_again_until_the_record_comes_anew_to_its_stage()
    {
        var dean = await host.A.Person(Role.Dean);
        var opening = Opening(credential, [Steps.Done, Steps.Return with { OnlyOnce = true }]);
        var first = await host.Send(Steps.Workflow, opening);
        await host.Send(dean, new CompleteWorkItem(first, "return", "The facts were not heard."));

        var second = await host.Send(Steps.Workflow, opening);
        Assert.Equal(["done"], (await host.Item(second)).Outcomes.Select(outcome => outcome.Name));
        await Assert.ThrowsAsync<RuleBroken>(() => host.Send(dean, new CompleteWorkItem(second, "return", "The facts were not heard.")));
        await host.Send(dean, new CompleteWorkItem(second, "done", null));
        // with nothing left to say it waits for its silence
        Assert.Empty((await host.Item(await host.Send(Steps.Workflow, opening with { Outcomes = [Steps.Return with { OnlyOnce = true }] }))).Outcomes);

        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Move(credential, CredentialAction.Explore);
        Assert.Equal(["done", "return"], (await host.Item(await host.Send(Steps.Workflow, opening))).Outcomes.Select(outcome => outcome.Name));
    }

    private OpenWorkItem Opening(string credentialId, IReadOnlyList<OfferedOutcome> outcomes) =>
        new(credentialId, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step-1", WorkKind.Decision, new Bilingual("Decide", "Décider"),
            Role.Dean.Id, null, null, outcomes, null);
}
