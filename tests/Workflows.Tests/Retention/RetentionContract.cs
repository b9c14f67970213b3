using System.Text.Json;
using Governance.Domain.Access;
using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Following;
using Governance.Domain.Institution;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Retention;
using Governance.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Retention;

/// <summary>Journals past keeping go, one transaction each, and the sealed trail says so; whichever database it is.</summary>
public abstract class RetentionContract
{
    private const string Begin = """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Go"}}}""";
    private const string Wait = """wait=Event{"eventName":{"expression":{"type":"Literal","value":"Later"}}}""";
    private const string Risky = """risky=WriteLine{"text":{"expression":{"type":"JavaScript","value":"getCorrelationId() == 'stopped' ? nope() : 'fine'"}}}""";

    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    [Fact]
    public async Task Only_what_ended_for_good_and_long_ago_goes()
    {
        await using var engine = await Old();
        await engine.Publish("Later", correlationId: "young");
        var kept = await Lines(engine, "young", "running", "stopped");
        var digest = await JournalDigest.Of((await Lines(engine, "old")).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        var removed = await engine.Host.WithDb(db => db.Set<WorkflowInstance>().SingleAsync(one => one.CorrelationId == "old"));

        var result = await Retain(engine.Host);

        Assert.Equal((1, removed.JournalLength), (result.Workflows, result.Lines));
        Assert.True(result.Deliveries > 0);
        Assert.Empty(await Lines(engine, "old"));
        Assert.Equal(kept.Select(JournalReading.Told), (await Lines(engine, "young", "running", "stopped")).Select(JournalReading.Told));
        var told = JsonSerializer.Deserialize<JournalRemoved>(Assert.Single(await Told(engine.Host)))!;
        Assert.Equal(new JournalRemoved(removed.Id, removed.JournalLength, digest, 7), told);
        Assert.Equal(engine.Host.Clock.GetUtcNow(), (await engine.Host.WithDb(db => db.Set<WorkflowInstance>().SingleAsync(one => one.CorrelationId == "old"))).JournalRemovedAt);
        Assert.Equal(new RetentionResult(0, 0, 0, 0, 0), await Retain(engine.Host));
    }

    [Fact]
    public async Task The_word_of_the_institution_goes_before_how_the_program_was_started()
    {
        await using var engine = await Old();
        var administrator = await engine.Host.A.Person(Role.Administrator);
        await engine.Host.Send(administrator, new KeepRetention(20, null));
        Assert.Equal(0, (await Retain(engine.Host)).Workflows);
        await engine.Host.Send(administrator, new KeepRetention(2, null));
        Assert.Equal(1, (await Retain(engine.Host)).Workflows);
        Assert.Equal(2, JsonSerializer.Deserialize<JournalRemoved>(Assert.Single(await Told(engine.Host)))!.YearsKept);
    }

    [Fact]
    public async Task The_personal_data_of_whoever_left_long_ago_go_as_the_institution_says()
    {
        await using var host = await Open(null);
        var administrator = await host.A.Person(Role.Administrator);
        var gone = (await host.A.Person(Role.Dean, await host.A.Institution())).PersonId!.Value;
        await host.Send(administrator, new DeactivatePerson(gone));
        host.Clock.Advance(3 * Year);
        Assert.Equal(0, (await Retain(host)).People);
        await host.Send(administrator, new KeepRetention(null, 2));
        Assert.Equal(1, (await Retain(host)).People);
        Assert.Equal(0, (await Retain(host)).People);
        Assert.NotNull((await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == gone))).ErasedAt);
    }

    [Fact]
    public async Task What_goes_on_after_its_old_deliveries_went_has_lost_nothing()
    {
        await using var engine = await Old();
        await Retain(engine.Host);

        await engine.Publish("Later", correlationId: "running");

        Assert.Equal(InstanceSubStatus.Finished, await engine.Host.WithDb(db => db.Set<WorkflowInstance>().Where(one => one.CorrelationId == "running").Select(one => one.SubStatus).SingleAsync()));
        Assert.Equal(0, await engine.Host.WithDb(db => db.EventDeliveries.CountAsync(one => one.DoneAt == null)));
    }

    [Fact]
    public async Task The_trail_that_was_sealed_before_is_intact_after_and_covers_the_removal()
    {
        await using var engine = await Old();
        await SealAll(engine.Host);
        var before = (await Verify(engine.Host)).Sealed;

        await Retain(engine.Host);
        await SealAll(engine.Host);

        var after = await Verify(engine.Host);
        Assert.Equal((true, before + 1, 0L), (after.IsIntact, after.Sealed, after.Unsealed));
        await engine.Host.WithDb(db => db.Events.Where(row => row.Name == nameof(JournalRemoved)).ExecuteDeleteAsync());
        Assert.False((await Verify(engine.Host)).IsIntact);
    }

    [Fact]
    public async Task Notices_that_were_read_more_than_a_year_ago_or_told_two_years_ago_go_and_no_others()
    {
        await using var host = await Open(null);
        var college = await host.A.Institution();
        var dean = await host.A.Person(Role.Dean, college);
        var record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
        await host.Send(dean, new FollowRecord(record));
        await Move(CredentialAction.Explore);
        await host.Send(dean, new ReadNotifications());
        await Move(CredentialAction.BeginDesign);
        host.Clock.Advance(TimeSpan.FromDays(1));
        var (first, unread) = (await Says("Feasibility began"), await Says("Design began"));
        Assert.Equal(0, (await Retain(host)).Notices);

        host.Clock.Advance(Year - TimeSpan.FromDays(1));
        await Move(CredentialAction.BeginBuild);
        var young = await Says("Build began");
        await host.Send(dean, new ReadNotifications(young));
        host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, (await Retain(host)).Notices);
        var kept = (await host.Ask((NotificationQueries all) => all.Of(dean, 1))).Lines.Select(one => one.Id).ToList();
        Assert.DoesNotContain(first, kept);
        Assert.Equal([unread, young], kept);

        // what nobody read goes two years after it was told
        host.Clock.Advance(Year - TimeSpan.FromDays(4));
        Assert.Equal(0, (await Retain(host)).Notices);
        Assert.Contains(unread, (await host.Ask((NotificationQueries all) => all.Of(dean, 1))).Lines.Select(one => one.Id));
        host.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(2, (await Retain(host)).Notices);
        Assert.DoesNotContain(unread, (await host.Ask((NotificationQueries all) => all.Of(dean, 1))).Lines.Select(one => one.Id));

        Task Move(CredentialAction action) => host.Send(Caller.Workflow(Guid.Empty, null), new MoveCredential(record, action, null));
        async Task<Guid> Says(string what) =>
            (await host.Ask((NotificationQueries all) => all.Of(dean, 1))).Lines.Single(one => one.Says!.ToString().EndsWith(what, StringComparison.Ordinal)).Id;
    }

    [Fact]
    public async Task Of_four_that_remove_at_once_one_removes_each()
    {
        await using var engine = await Old(ended: 12);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Retain(engine.Host))));

        Assert.Equal(12, results.Sum(result => result.Workflows));
        Assert.Equal(12, (await Told(engine.Host)).Select(body => JsonSerializer.Deserialize<JournalRemoved>(body)!.Instance).Distinct().Count());
        Assert.Equal(12, (await Told(engine.Host)).Count);
    }

    [Fact]
    public async Task A_death_around_any_save_leaves_every_journal_whole_or_removed_and_told()
    {
        var deaths = 0;
        for (var fatal = 1; ; fatal++, deaths++)
        {
            var death = new DeathAtSave(fatal);
            await using var engine = await Old(ended: 3, death: death);
            death.IsArmed = true;
            var fault = await Record.ExceptionAsync(() => Retain(engine.Host));
            death.IsArmed = false;
            Assert.Equal(death.HasHappened, fault is not null);
            death.Revive();
            var instances = await engine.Host.WithDb(db => db.Set<WorkflowInstance>().Where(one => one.CorrelationId == "old").ToListAsync());
            foreach (var instance in instances)
            {
                var lines = await engine.Host.WithDb(db => db.Set<JournalEntry>().CountAsync(line => line.InstanceId == instance.Id));
                Assert.Equal(instance.JournalRemovedAt is null ? instance.JournalLength : 0, lines);
            }
            Assert.Equal(instances.Count(one => one.JournalRemovedAt is not null), (await Told(engine.Host)).Count);

            await Retain(engine.Host);
            await SealAll(engine.Host);
            Assert.Equal(3, (await Told(engine.Host)).Count);
            Assert.True((await Verify(engine.Host)).IsIntact);
            if (!death.HasHappened)
                break;
        }
        Assert.True(deaths > 6, $"Only {deaths} deaths were died.");
    }

    protected abstract Task<TestHost> Open(IInterceptor? interceptor);

    /// <summary>Workflows that ended eight years ago, one that has stopped and two that wait since.</summary>
    private async Task<Running> Old(int ended = 1, DeathAtSave? death = null)
    {
        var engine = new Running(await Open(death));
        await engine.PublishDefinition([Begin, Risky, Wait, "e=End"], ["begin>risky", "risky>wait", "wait>e"]);
        foreach (var correlation in Enumerable.Repeat("old", ended).Concat(["young", "running", "stopped"]))
            await engine.Publish("Go", correlationId: correlation);
        await engine.Publish("Later", correlationId: "old");
        engine.Host.Clock.Advance(8 * Year);
        return engine;
    }

    private static Task<List<JournalEntry>> Lines(Running engine, params string[] correlations) => engine.Host.WithDb(db => db.Set<JournalEntry>().AsNoTracking()
        .Where(line => db.Set<WorkflowInstance>().Any(one => one.Id == line.InstanceId && correlations.Contains(one.CorrelationId)))
        .OrderBy(line => line.InstanceId).ThenBy(line => line.Sequence).ToListAsync());

    private static Task<RetentionResult> Retain(TestHost host) => host.Services.GetRequiredService<JournalRetention>().Run(KeepJournals.Usually);

    private static Task<List<string>> Told(TestHost host) =>
        host.WithDb(db => db.Events.Where(row => row.Name == nameof(JournalRemoved)).Select(row => row.Body).ToListAsync());

    private static async Task SealAll(TestHost host)
    {
        while (await host.Ask<Sealer, bool>(sealer => sealer.SealNext()))
        {
        }
    }

    private static Task<AuditResult> Verify(TestHost host) => host.Ask<AuditVerification, AuditResult>(verification => verification.Verify());
}
