using System.Globalization;
using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Governance.Domain.Tests.Audit;

public sealed class AuditTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_empty_trail_is_intact() =>
        Assert.Equal(new AuditResult(0, 0, 0, 0, "", null), await Verify());

    [Fact]
    public async Task Sealed_batches_chain_and_the_tail_is_reported()
    {
        await TwoBatches();
        await host.A.Institution();

        var result = await Verify();
        Assert.True(result.IsIntact);
        Assert.Equal((2, 5, 1), (result.Batches, result.Sealed, result.Unsealed));
        Assert.Equal(64, result.LastSeal.Length);
        Assert.Equal(
            ["The audit trail is intact.", "Events that match their seals: 5, in batches: 2.", "Events not sealed yet: 1.", "Last seal: " + result.LastSeal],
            result.Sentences().Select(sentence => sentence.In(CultureInfo.GetCultureInfo("en"))));
    }

    [Fact]
    public async Task With_nothing_new_there_is_no_new_seal()
    {
        await TwoBatches();
        Assert.False(await Seal());
        Assert.Equal(2, (await Verify()).Batches);
    }

    [Fact]
    public async Task A_changed_row_is_named()
    {
        await TwoBatches();
        var row = await Row(batch: 2);
        await Tamper($"""UPDATE "Events" SET "Body" = replace("Body", 'Move', 'Mowe') || ' ' WHERE "Id" = {row}""");
        await Expect(new(2, AuditFault.Changed, row, "CredentialMoved"), "was changed after it was sealed");
        var (batches, matching) = await host.WithDb(async db =>
        {
            var seals = await db.Set<SealBatch>().OrderBy(batch => batch.Number).ToListAsync();
            return (seals[0].Count, seals[1].Rows().TakeWhile(sealedRow => sealedRow.EventId != row).Count());
        });
        var result = await Verify();
        Assert.Equal((1, batches + matching), (result.Batches, result.Sealed));
        Assert.Contains(result.Sentences(), sentence => sentence.In(CultureInfo.GetCultureInfo("en")) == $"Events before the break that match their seals: {result.Sealed}, in whole batches: 1.");
    }

    [Fact]
    public async Task A_row_dated_back_is_named()
    {
        await TwoBatches();
        var row = await Row(batch: 1);
        await Tamper($"""UPDATE "Events" SET "At" = "At" - 1 WHERE "Id" = {row}""");
        Assert.Equal(AuditFault.Changed, (await Verify()).FirstBreak!.Fault);
    }

    [Fact]
    public async Task A_missing_row_is_named()
    {
        await TwoBatches();
        var row = await Row(batch: 1);
        await Tamper($"""DELETE FROM "Events" WHERE "Id" = {row}""");
        await Expect(new(1, AuditFault.Missing, row), "is missing");
    }

    [Fact]
    public async Task A_row_put_in_later_is_named()
    {
        await TwoBatches();
        var row = new Guid("0199a000-0000-7000-8000-000000000001");
        await Tamper($"""INSERT INTO "Events" ("Id", "Name", "At", "Body", "SealNumber") VALUES ({row}, 'CredentialPublished', 1, '', 2)""");
        await Expect(new(2, AuditFault.Inserted, row, "CredentialPublished"), "was put in after");
    }

    [Fact]
    public async Task A_moved_row_is_named()
    {
        await TwoBatches();
        var row = await Row(batch: 2);
        await Tamper($"""UPDATE "Events" SET "SealNumber" = NULL WHERE "Id" = {row}""");
        await Expect(new(2, AuditFault.Reordered, row, "CredentialMoved"), "was moved");
    }

    [Fact]
    public async Task A_changed_remark_is_named_and_an_erased_one_is_counted()
    {
        await TwoBatches();
        var row = await Row(batch: 2);
        await Tamper($"""UPDATE "Events" SET "Remark" = 'Approved.' WHERE "Id" = {row}""");
        await Expect(new(2, AuditFault.RemarkChanged, row, "CredentialMoved"), "the remark of the event");

        await Tamper($"""UPDATE "Events" SET "Remark" = NULL WHERE "Id" = {row}""");
        var erased = await Verify();
        Assert.True(erased.IsIntact);
        Assert.Equal(1, erased.Erased);
    }

    [Fact]
    public async Task A_changed_or_missing_seal_is_named()
    {
        await TwoBatches();
        await Tamper($"""UPDATE "SealBatches" SET "SealedAt" = "SealedAt" + 1 WHERE "Number" = 1""");
        await Expect(new(1, AuditFault.SealChanged), "its seal was changed");

        await Tamper($"""DELETE FROM "SealBatches" WHERE "Number" = 1""");
        await Expect(new(1, AuditFault.SealMissing), "its seal is missing");
    }

    [Fact]
    public async Task Seals_cut_off_at_the_end_are_noticed()
    {
        await TwoBatches();
        await Tamper($"""DELETE FROM "SealBatches" WHERE "Number" = 2""");
        await Expect(new(2, AuditFault.SealMissing), "its seal is missing");
    }

    [Fact]
    public async Task Sealers_that_race_seal_each_row_once()
    {
        for (var i = 0; i < 20; i++)
            await host.A.Institution();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Seal)));

        var result = await Verify();
        Assert.True(result.IsIntact);
        Assert.Equal((1, 20, 0), (result.Batches, result.Sealed, result.Unsealed));
    }

    [Fact]
    public async Task More_rows_than_one_batch_holds_are_sealed_in_order()
    {
        await host.WithDb(async db =>
        {
            for (var i = 0; i < Sealer.MaxRows + 1; i++)
                db.Write(new CredentialVersionFrozen("MC-2026-001", i, ""), host.Clock.GetUtcNow().AddMilliseconds(i));
            await db.SaveChangesAsync();
        });
        Assert.True(await Seal());
        Assert.True(await Seal());

        var result = await Verify();
        Assert.True(result.IsIntact);
        Assert.Equal((2, 501, 0), (result.Batches, result.Sealed, result.Unsealed));
    }

    [Fact]
    public async Task The_loop_seals_while_time_goes_by()
    {
        await host.A.Institution();
        var loop = host.Services.GetServices<IHostedService>().OfType<SealerLoop>().Single();
        await loop.StartAsync(default);
        for (var i = 0; i < 500 && (await Verify()).Sealed == 0; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(3));
            await Task.Yield();
        }
        await loop.StopAsync(default);

        Assert.Equal((1, 0), ((await Verify()).Sealed, (await Verify()).Unsealed));
    }

    /// <summary>Four events in the first batch, one with a remark in the second.</summary>
    private async Task TwoBatches()
    {
        var credential = await host.A.Credential();
        Assert.True(await Seal());
        await host.Send(Caller.Workflow(Guid.Empty, null), new MoveCredential(credential, CredentialAction.Withdraw, "The employer moved away."));
        Assert.True(await Seal());
    }

    private Task<bool> Seal() => host.Ask<Sealer, bool>(sealer => sealer.SealNext());

    private Task<AuditResult> Verify() => host.Ask<AuditVerification, AuditResult>(verification => verification.Verify());

    private Task<Guid> Row(long batch) =>
        host.WithDb(db => db.Events.Where(row => row.SealNumber == batch).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync());

    private Task Tamper(FormattableString sql) => host.WithDb((GovernanceDb db) => (Task)db.Database.ExecuteSqlAsync(sql));

    private async Task Expect(AuditBreak expected, string words)
    {
        var result = await Verify();
        Assert.Equal(expected, result.FirstBreak);
        Assert.Contains(words, result.FirstBreak!.Sentence.In(CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
        Assert.NotEqual(
            result.FirstBreak.Sentence.In(CultureInfo.GetCultureInfo("en")),
            result.FirstBreak.Sentence.In(CultureInfo.GetCultureInfo("fr")));
    }
}
