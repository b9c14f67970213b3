using Governance.Portal.Verbs;
using Governance.Testing;
using Governance.Workflows;
using Governance.Workflows.Engine;
using Governance.Workflows.Retention;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.Verbs;

public sealed class RetainVerbTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host);
        var lead = people.The(Domain.Organisations.Role.InitiativeLead);
        var id = await people.Propose();
        await host.Send(lead, new Workflows.Anytime.TakeAnytimeAction(id, "withdraw", "No longer needed."));
        await people.Run();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1001")]
    [InlineData("seven")]
    public async Task Any_other_than_a_number_of_years_is_refused_and_nothing_goes(string years)
    {
        Assert.Equal(1, await CommandLine.Run(["retain", "--database", host.DatabaseFile, "--keep-journal-years", years]));
        Assert.Equal(1, await CommandLine.Run(["serve", "--database", host.DatabaseFile, "--keep-journal-years", years]));
        Assert.Equal(0, await Removed());
    }

    [Fact]
    public async Task What_ended_longer_ago_than_asked_for_goes_and_younger_stays()
    {
        // the verb goes by the clock of the machine
        var age = TimeProvider.System.GetUtcNow().AddYears(-2).ToUnixTimeMilliseconds();
        await host.WithDb(db => (Task)db.Database.ExecuteSqlAsync($"""UPDATE "WorkflowInstances" SET "FinishedAt" = {age} WHERE "FinishedAt" IS NOT NULL"""));

        Assert.Equal(0, await CommandLine.Run(["retain", "--database", host.DatabaseFile]));
        Assert.Equal(0, await Removed());
        Assert.Equal(0, await CommandLine.Run(["retain", "--database", host.DatabaseFile, "--keep-journal-years", "1"]));

        Assert.Equal(1, await Removed());
        Assert.Equal(0, await host.WithDb(db => db.Set<JournalEntry>().CountAsync()));
    }

    private Task<int> Removed() => host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(JournalRemoved)));
}
