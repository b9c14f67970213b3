using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Credentials;

public sealed class MoveCredentialTests : IAsyncLifetime
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
    public async Task A_move_is_dated_and_recorded_with_its_reason_outside_the_body()
    {
        host.Clock.Advance(TimeSpan.FromDays(2));
        await host.Send(Steps.Workflow, new MoveCredential(credential, CredentialAction.Reject, "The need is not shown."));
        var stored = await host.Stored(credential);
        Assert.Equal((CredentialState.Rejected, host.Clock.GetUtcNow()), (stored.State, stored.StateSince));
        var row = await host.WithDb(db => db.Events.SingleAsync(one => one.Name == "CredentialMoved"));
        Assert.Equal("The need is not shown.", row.Remark);
        Assert.DoesNotContain("need", row.Body, StringComparison.Ordinal);
        Assert.Equal(Steps.Workflow.InstanceId, row.ByInstanceId);
    }

    [Fact]
    public async Task A_move_that_the_table_does_not_list_is_refused_and_changes_nothing()
    {
        await Broken.Rule("“Approve” is not possible while the state is “Ideation”.",
            () => host.Send(Steps.Workflow, new MoveCredential(credential, CredentialAction.Approve, null)));
        Assert.Equal(CredentialState.Ideation, (await host.Stored(credential)).State);
    }

    [Fact]
    public async Task No_person_moves_a_micro_credential()
    {
        foreach (var role in Role.All)
            await Assert.ThrowsAsync<Refused>(async () => await host.Send(await host.A.Person(role), new MoveCredential(credential, CredentialAction.Explore, null)));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_moved_frozen_or_published()
    {
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Steps.Workflow, new MoveCredential("MC-1999-001", CredentialAction.Explore, null)));
        await Assert.ThrowsAsync<NotFound>(() => host.Freeze("MC-1999-001"));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Steps.Workflow, new PublishCredential("MC-1999-001")));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Steps.Workflow, new ConfirmReviewed("MC-1999-001", "full-review")));
    }
}
