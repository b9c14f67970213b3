using System.Data.Common;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Engine;

/// <summary>
/// Dies at the n-th commit, for every n until none is reached: before it, so that nothing of it is stored, and after it,
/// so that nobody hears of it. Typing (an answer, a score) is one commit like another and left out. After each death the process starts again and the people go on with what waits.
/// </summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const string LastStep = "registrar";

    private TestHost begun = null!;
    private ScriptedPeople everybody = null!;

    public async ValueTask InitializeAsync()
    {
        begun = await TestHost.Start(services => services.AddWorkflows());
        everybody = await ScriptedPeople.Of(begun);
    }

    public ValueTask DisposeAsync() => begun.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_death_at_any_commit_loses_nothing_and_doubles_nothing(bool afterCommit)
    {
        var expected = await Life(null);
        var deaths = 0;
        for (var fatal = 1; ; fatal++)
        {
            var death = new Death(fatal, afterCommit);
            var seen = await Life(death);
            Assert.Equal(expected, seen);
            if (!death.HasHappened)
                break;
            deaths++;
        }
        Assert.True(deaths > 20, $"Only {deaths} deaths were died.");
    }

    /// <summary>A life up to the registrar's step, told as what is in the database at its end. The people were there before.</summary>
    private async Task<string> Life(Death? death)
    {
        await using var host = await begun.Copy(services =>
        {
            services.AddWorkflows();
            if (death is not null)
                services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(death));
        });
        var people = everybody.On(host);
        var id = await people.Propose();
        people.Typing = isTyping => death?.Arm(!isTyping);
        death?.Arm(true);
        var isRestarted = false;
        while (true)
        {
            try
            {
                await people.Run();
                await Return(people, id);
                await people.Until(id, LastStep);
                break;
            }
            catch (InvalidOperationException) when (death?.HasHappened == true && !isRestarted)
            {
                isRestarted = true;
                await host.Restart();
                host.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }
        return await Told(host, id);
    }

    /// <summary>The consolidation returns it once: the reviews and the endorsement are carried over when it comes back.</summary>
    private static async Task Return(ScriptedPeople people, string id)
    {
        if (!await people.HasAnswered(id, "consolidation"))
        {
            await people.Until(id, "consolidation");
            await people.Answer(id, "consolidation", "return-to-build", "Say who observes the learner.");
        }
    }

    private static Task<string> Told(TestHost host, string id) => host.WithDb(async db =>
    {
        var events = await db.Events.Where(row => row.CredentialId == id && row.Name != "CriterionScored").GroupBy(row => row.Name)
            .Select(group => new { group.Key, Count = group.Count() }).OrderBy(one => one.Key).ToListAsync();
        var work = await db.Set<WorkItem>().Where(one => one.CredentialId == id).OrderBy(one => one.StepId).ThenBy(one => one.OpenedAt).Select(one => one.StepId + "=" + one.State + ":" + one.Outcome + ":" + one.ReturnMode).ToListAsync();
        var journal = await db.Set<JournalEntry>().OrderBy(one => one.Sequence).Select(one => one.ActivityId + " " + one.EventName).ToListAsync();
        var mail = await db.Set<Delivery>().GroupBy(one => one.Template).Select(group => new { group.Key, Count = group.Count() }).ToListAsync();
        var versions = await db.Set<CredentialVersion>().CountAsync();
        return string.Join('\n', [
            .. events.Select(one => $"{one.Key} {one.Count}"),
            .. work,
            .. journal.Where(line => !line.StartsWith("review", StringComparison.Ordinal) && !line.StartsWith("endorsement", StringComparison.Ordinal)),
            .. mail.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Count}"),
            $"versions {versions}",
            $"incidents {await db.Set<Incident>().CountAsync()}",
            $"open deliveries {await db.EventDeliveries.CountAsync(one => one.DoneAt == null)}",
        ]);
    });

    private sealed class Death(int fatal, bool afterCommit) : DbTransactionInterceptor
    {
        private const string Word = "The process died here.";
        private bool isArmed;
        private int commits;

        public bool HasHappened { get; private set; }

        public void Arm(bool armed) => isArmed = armed;

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (!afterCommit)
                Strike();
            return new(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (afterCommit)
                Strike();
            return Task.CompletedTask;
        }

        private void Strike()
        {
            if (!isArmed || HasHappened || ++commits != fatal)
                return;
            HasHappened = true;
            throw new InvalidOperationException(Word);
        }
    }
}
