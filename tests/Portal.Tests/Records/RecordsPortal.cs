using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Testing;
using Governance.Workflows;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.Records;

/// <summary>A portal over a college whose people have carried some records a part of the way, over the last two months.</summary>
public sealed class RecordsPortal : IAsyncLifetime
{
    public PortalFixture Portal { get; } = new() { Demo = false };

    public PersonSummary Dean { get; private set; } = null!;

    public PersonSummary Lead { get; private set; } = null!;

    public PersonSummary Officer { get; private set; } = null!;

    public PersonSummary Reviewer { get; private set; } = null!;

    /// <summary>Waits for the dean's first decision.</summary>
    public string New { get; private set; } = "";

    /// <summary>Was returned by the committee, which had everybody asked again, and is with it again.</summary>
    public string Returned { get; private set; } = "";

    /// <summary>Is in the catalogue, in its pilot.</summary>
    public string Published { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var people = await Live();
        await Portal.InitializeAsync();
        Dean = await Portal.Account(people.Dean);
        Lead = await Portal.Account(people.Lead);
        Reviewer = await Portal.Account(people.Reviewer);
        Officer = await Portal.Account(people.Officer);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task<(Guid Dean, Guid Lead, Guid Reviewer, Guid Officer)> Live()
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(60));
        await using var host = await TestHost.Start(services => services.AddWorkflows(), clock);
        var people = await ScriptedPeople.Of(host);
        Published = await people.Propose();
        await people.Until(Published, "pilot");
        Slug = await host.WithDb(db => db.Set<Domain.Credentials.MicroCredential>().Where(one => one.Id == Published).Select(one => one.Slug!).SingleAsync());
        clock.Advance(TimeSpan.FromDays(5));
        Returned = await people.Propose();
        await people.Until(Returned, "committee");
        clock.Advance(TimeSpan.FromDays(9));
        await people.Answer(Returned, "committee", "return-to-build", "20 hours do not cover six competencies.", ReturnMode.All);
        clock.Advance(TimeSpan.FromDays(4));
        await people.Until(Returned, "committee");
        clock.Advance(TimeSpan.FromDays(2));
        New = await people.Propose();
        await people.Until(New, "go-no-go");
        await host.WithDb(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);"));
        File.Copy(host.DatabaseFile, Portal.DatabaseFile);
        return (people.The(Role.Dean).PersonId!.Value, people.The(Role.InitiativeLead).PersonId!.Value, people.The(Role.Reviewer).PersonId!.Value, people.The(Role.QaOfficer).PersonId!.Value);
    }
}
