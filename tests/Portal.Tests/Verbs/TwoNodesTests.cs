using System.Diagnostics;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Governance.Portal.Tests.Verbs;

/// <summary>Two programs over one PostgreSQL database: they share the work, and the death of either loses and doubles nothing.</summary>
public sealed class TwoNodesTests
{
    private const int Proposals = 250;
    private const int Readers = 40;

    [Fact]
    public async Task Either_may_die_in_the_middle_of_its_work()
    {
        await using var server = await PostgresServer.Start();
        await using var host = await TestHost.StartOn(server, services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host);
        var connection = await host.WithDb(db => Task.FromResult(db.Database.GetConnectionString()!));
        for (var number = 0; number < Proposals; number++)
            await host.A.Credential(people.The(Role.InitiativeLead));

        using var first = Node.Start(host.Folder, connection);
        using var second = Node.Start(host.Folder, connection);
        await Until(host, waiting => waiting >= Proposals / 10);
        await first.Kill();
        await Until(host, waiting => waiting >= Proposals / 2);
        await second.Kill();
        Assert.True(await Waiting(host) < Proposals, "Everything was done before the second one died.");
        await LeasesEnd(host);
        using var third = Node.Start(host.Folder, connection);
        await Until(host, waiting => waiting == Proposals);

        Assert.Equal(Proposals, await host.WithDb(db => db.Set<MicroCredential>().CountAsync()));
        Assert.Equal(Proposals, await host.WithDb(db => db.Set<WorkflowInstance>().Select(one => one.CorrelationId).Distinct().CountAsync()));
        Assert.Equal(Proposals, await host.WithDb(db => db.Set<WorkflowInstance>().CountAsync()));
        Assert.Equal(0, await host.WithDb(db => db.Set<Incident>().CountAsync()));
        var journals = await host.WithDb(db => db.Set<JournalEntry>().GroupBy(line => line.InstanceId)
            .Select(lines => new { Count = lines.Count(), Last = lines.Max(line => line.Sequence) }).ToListAsync());
        Assert.Single(journals.Distinct());
        Assert.Equal(journals[0].Last, journals[0].Count);
    }

    [Fact]
    public async Task A_digest_that_both_find_due_leaves_once()
    {
        await using var server = await PostgresServer.Start();
        await using var host = await TestHost.StartOn(server, services => services.AddWorkflows());
        var college = await host.A.Institution();
        var record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
        for (var number = 0; number < Readers; number++)
            await host.Send(await host.A.Person(Role.Dean, college), new ChooseNotifications(
                new Dictionary<NotificationKind, NotificationChannel> { [NotificationKind.Asked] = NotificationChannel.Daily }, new(8, DayOfWeek.Monday)));
        var step = await host.Send(Caller.Workflow(Guid.CreateVersion7(host.Clock.GetUtcNow()), null), new OpenWorkItem(
            record, Guid.CreateVersion7(host.Clock.GetUtcNow()), "decision", WorkKind.Decision, new("Decide", "Décider"), Role.Dean.Id, null, null, [new("go", new("Go on", "Continuer"), null, false, "main")], null));
        var connection = await host.WithDb(db => Task.FromResult(db.Database.GetConnectionString()!));

        // the programs' time is months after the host's, so all are due: both stand before the same list when it is unlocked
        await using var gate = new NpgsqlConnection(connection);
        await gate.OpenAsync(TestContext.Current.CancellationToken);
        await using var locked = await gate.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var lockAll = new NpgsqlCommand("""LOCK TABLE "NotificationChoices" IN ACCESS EXCLUSIVE MODE""", gate))
            await lockAll.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var first = Node.Start(host.Folder, connection + ";Application Name=first");
        using var second = Node.Start(host.Folder, connection + ";Application Name=second");
        await Until(() => host.WithDb(db => db.Database.SqlQuery<int>(
            $"""SELECT count(DISTINCT application_name)::int AS "Value" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"NextDailyAt" <=%'""").SingleAsync()), both => both == 2);
        await locked.CommitAsync(TestContext.Current.CancellationToken);

        await Until(() => host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.Digest && one.State == DeliveryState.Sent)), sent => sent >= Readers);
        await Until(() => host.WithDb(db => db.Set<NotificationChoices>().CountAsync(one => one.NextDailyAt < TimeProvider.System.GetUtcNow())), due => due == 0);
        var digests = await host.WithDb(db => db.Set<Delivery>().AsNoTracking().Where(one => one.Template == MailTemplate.Digest).ToListAsync());
        Assert.All(digests, one => Assert.Equal((DeliveryState.Sent, 1), (one.State, one.Attempts)));
        Assert.Equal(Readers, digests.Count);
        Assert.Equal(Readers, digests.Select(one => one.To.PersonId).Distinct().Count());
        Assert.Equal(Readers, digests.SelectMany(one => one.About.NotificationIds!).Distinct().Count());
        Assert.Equal(Readers, Directory.GetFiles(Path.Combine(host.Folder, "mail"), "*-digest-*.eml").Length);
        Assert.Equal(Readers, await host.WithDb(db => db.Set<Notification>().CountAsync(one => one.WorkItemId == step && one.MailedAt != null)));
    }

    private static Task<int> Waiting(TestHost host) => host.WithDb(db => db.Set<WorkItem>().CountAsync(item => item.State == WorkState.Open));

    /// <summary>Half a minute goes by: the rows that were claimed by whoever died are free again.</summary>
    private static Task<int> LeasesEnd(TestHost host) => host.WithDb(db =>
        db.EventDeliveries.Where(one => one.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.AvailableAt, one => one.CreatedAt)));

    private static Task Until(TestHost host, Func<int, bool> isReached) => Until(() => Waiting(host), isReached);

    private static async Task Until(Func<Task<int>> count, Func<int, bool> isReached)
    {
        var patience = Stopwatch.StartNew();
        int reached;
        while (!isReached(reached = await count()))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), $"Only {reached} after three minutes.");
            await Task.Delay(50);
        }
    }
}
