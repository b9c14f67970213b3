using System.Diagnostics;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Portal.Host;
using Governance.Testing;
using Governance.Workflows;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.Verbs;

/// <summary>Two programs over one PostgreSQL database: they share the work, and the death of either loses and doubles nothing.</summary>
public sealed class TwoNodesTests
{
    private const int Proposals = 250;

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

    private static Task<int> Waiting(TestHost host) => host.WithDb(db => db.Set<WorkItem>().CountAsync(item => item.State == WorkState.Open));

    /// <summary>Half a minute goes by: the rows that were claimed by whoever died are free again.</summary>
    private static Task<int> LeasesEnd(TestHost host) => host.WithDb(db =>
        db.EventDeliveries.Where(one => one.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.AvailableAt, one => one.CreatedAt)));

    private static async Task Until(TestHost host, Func<int, bool> isReached)
    {
        var patience = Stopwatch.StartNew();
        int waiting;
        while (!isReached(waiting = await Waiting(host)))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), $"Only {waiting} steps wait after three minutes.");
            await Task.Delay(50);
        }
    }

    /// <summary>The real program.</summary>
    private sealed class Node(Process program) : IDisposable
    {
        public static Node Start(string folder, string connection) => new(Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(PortalHost).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--postgres", connection, "--database", Path.Combine(folder, "node.db")])
        { RedirectStandardOutput = true })!);

        /// <summary>As a power cut does: nothing is finished, nothing is told.</summary>
        public async Task Kill()
        {
            program.Kill();
            await program.WaitForExitAsync();
        }

        public void Dispose()
        {
            if (!program.HasExited)
                program.Kill();
            program.Dispose();
        }
    }
}
