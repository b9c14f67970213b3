using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Following;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Notifications;

/// <summary>A registrar follows a record: what they are told, how, and until when.</summary>
public sealed class FollowTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller dean = null!;
    private Caller registrar = null!;
    private string record = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        dean = await host.A.Person(Role.Dean, college);
        registrar = await host.A.Person(Role.Registrar, college);
        record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college), new("Winter driving", "Conduite hivernale"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_becomes_of_the_record_is_told_and_by_usual_in_a_daily_digest()
    {
        await host.Send(registrar, new FollowRecord(record));
        await host.Send(registrar, new FollowRecord(record));
        Assert.True(await Follows(registrar));
        Assert.False(await host.Ask((NotificationQueries all) => all.IsMailed(registrar.PersonId!.Value, MailTemplate.Followed)));
        Assert.NotNull(await host.WithDb(db => db.Set<NotificationChoices>().Select(one => one.NextDailyAt).SingleAsync()));
        await host.Move(record, CredentialAction.Explore, CredentialAction.BeginDesign);
        await host.Send(dean, new CompleteWorkItem(await host.OpenDecision(record, Role.Dean), "approve", null));
        await host.Send(dean, new CompleteWorkItem(await host.Open(record, WorkKind.Decision, Role.Dean, outcomes: [Steps.Return with { Reopens = ["step-1"] }]), "return", "Too long."));
        await host.Freeze(record);
        await host.Send(Steps.Workflow, new PublishCredential(record));
        Assert.Equal(
            ["Winter driving: Version 1 published in the catalogue", "Winter driving: Returned at “Do it”", "Winter driving: “Do it” was answered “Approve”", "Winter driving: Design began", "Winter driving: Feasibility began"],
            (await Read(registrar)).Select(one => one.Says!.ToString()));
        Assert.All(await Read(registrar), one => Assert.Equal((NotificationKind.Followed, $"/records/{record}"), (one.Kind, one.Place)));
        await host.Send(registrar, new StopFollowing(record));
        await host.Move(record, CredentialAction.BeginBuild);
        Assert.Equal(5, (await Read(registrar)).Count);
    }

    [Fact]
    public async Task Whoever_did_it_is_not_told_and_whoever_no_longer_reads_it_reads_nothing()
    {
        await host.Send(dean, new FollowRecord(record));
        await host.Send(registrar, new FollowRecord(record));
        await host.Send(dean, new CompleteWorkItem(await host.OpenDecision(record, Role.Dean), "approve", null));
        Assert.DoesNotContain(await Read(dean), one => one.Kind == NotificationKind.Followed);
        var gone = Caller.Person(registrar.PersonId!.Value, registrar.Name, []);
        Assert.Null(Assert.Single(await Read(gone)).Says);
        Assert.False(await host.Ask((FollowQueries all) => all.IsToldOf(record, gone)));
        Assert.True(await host.Ask((FollowQueries all) => all.IsToldOf(record, registrar)));
        await host.Send(gone, new StopFollowing(record));
        Assert.False(await Follows(registrar));
    }

    [Fact]
    public async Task Nobody_follows_what_they_may_not_read()
    {
        var elsewhere = await host.A.Institution();
        foreach (var role in Role.All)
        {
            var stranger = await host.A.Person(role, elsewhere);
            await Assert.ThrowsAsync<NotFound>(() => host.Send(stranger, new FollowRecord(record)));
        }
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(Caller.Partner(Guid.Empty), new FollowRecord(record)));
    }

    private Task<bool> Follows(Caller caller) => host.Ask((FollowQueries all) => all.Follows(record, caller));

    private async Task<IReadOnlyList<NotificationLine>> Read(Caller caller) => (await host.Ask((NotificationQueries all) => all.Of(caller, 1))).Lines;
}
