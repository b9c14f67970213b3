using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Testing;
using Governance.Workflows.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Storage;

/// <summary>What an older database is given is what a new one keeps by itself.</summary>
public sealed class StageStayFillTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Fills_what_moves_would_have_kept_on_SQLite() =>
        await Fills(await TestHost.Start(), StageStayFill.OnSqlite, StageStayFill.ReturnedOnSqlite);

    [Fact]
    public async Task Fills_what_moves_would_have_kept_on_PostgreSQL() =>
        await Fills(await TestHost.StartOn(await postgres.Server), StageStayFill.OnPostgres, StageStayFill.ReturnedOnPostgres);

    private static async Task Fills(TestHost started, string stays, string returned)
    {
        await using var host = started;
        await Move(host, await host.A.Credential(), CredentialAction.Explore, CredentialAction.BeginDesign, CredentialAction.Explore);
        await Move(host, await host.A.Credential(), CredentialAction.Explore, CredentialAction.Reconsider, CredentialAction.Explore, CredentialAction.Reject);
        await host.A.Credential();
        var kept = await Read(host);
        Assert.Equal((7, 1), (kept.Stays.Count, kept.Returned.Count));
        await host.WithDb(async db =>
        {
            await db.Set<StageStay>().ExecuteDeleteAsync();
            await db.Set<MicroCredential>().ExecuteUpdateAsync(set => set.SetProperty(one => one.IsReturned, false));
            await db.Database.ExecuteSqlRawAsync(stays);
            await db.Database.ExecuteSqlRawAsync(returned);
        });
        var filled = await Read(host);
        Assert.Equal(kept.Stays, filled.Stays);
        Assert.Equal(kept.Returned, filled.Returned);
    }

    private static async Task Move(TestHost host, string record, params CredentialAction[] actions)
    {
        foreach (var action in actions)
        {
            host.Clock.Advance(TimeSpan.FromHours(7));
            await host.Send(Caller.Workflow(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), null), new MoveCredential(record, action, null));
        }
    }

    private static async Task<(IReadOnlyList<(string, CredentialState, DateTimeOffset, DateTimeOffset, bool)> Stays, IReadOnlyList<string> Returned)> Read(TestHost host) => (
        [.. (await host.WithDb(db => db.Set<StageStay>().AsNoTracking().OrderBy(stay => stay.CredentialId).ThenBy(stay => stay.Until).ToListAsync()))
            .Select(stay => (stay.CredentialId, stay.State, stay.From, stay.Until, stay.IsReturn))],
        await host.WithDb(db => db.Set<MicroCredential>().Where(one => one.IsReturned).Select(one => one.Id).OrderBy(id => id).ToListAsync()));
}
