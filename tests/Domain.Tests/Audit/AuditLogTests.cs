using System.Text;
using System.Text.Json.Nodes;
using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Testing;

namespace Governance.Domain.Tests.Audit;

public sealed class AuditLogTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_log_is_read_page_by_page_without_a_gap()
    {
        for (var one = 0; one < 7; one++)
            await host.A.Institution();
        var seen = new List<Guid>();
        Guid? before = null;
        do
        {
            var page = await Page(new(), Caller.System, before, 3);
            seen.AddRange(page.Entries.Select(entry => entry.Id));
            before = page.Older;
        }
        while (before is not null);
        Assert.Equal(7, seen.Count);
        Assert.Equal(seen.OrderDescending(), seen);
    }

    [Fact]
    public async Task Each_question_narrows_it()
    {
        var college = await host.A.Institution();
        var lead = await host.A.Person(Role.InitiativeLead, college);
        host.Clock.Advance(TimeSpan.FromDays(1));
        var day = host.Clock.GetUtcNow();
        var credential = await host.A.Credential(lead);

        Assert.Equal(["CredentialProposed"], await Names(new(Record: credential)));
        Assert.Equal(["CredentialProposed"], await Names(new(ById: lead.PersonId)));
        Assert.Equal(["RoleGranted"], await Names(new(Name: "RoleGranted")));
        Assert.Equal(["CredentialProposed"], await Names(new(From: day)));
        Assert.Equal(3, (await Names(new(Until: day))).Count);
        Assert.Empty(await Names(new(ById: lead.PersonId, Name: "RoleGranted")));
        var found = Assert.Single(await host.Ask((AuditLog log) => log.People("initiative", Caller.System)));
        Assert.Equal(lead.PersonId, found.Id);
    }

    [Fact]
    public async Task An_auditor_of_one_college_reads_its_events_alone()
    {
        var (here, elsewhere) = (await host.A.Institution(), await host.A.Institution());
        var auditor = await host.A.Person(Role.Auditor, here);
        var dean = await host.A.Person(Role.Dean, elsewhere);
        Assert.Empty(await host.Ask((AuditLog log) => log.People("dean", auditor)));
        Assert.Empty(await host.Ask((AuditLog log) => log.Person(dean.PersonId!.Value, auditor)));
        Assert.Single(await host.Ask((AuditLog log) => log.Person(auditor.PersonId!.Value, auditor)));
        Assert.Single(await host.Ask((AuditLog log) => log.People("dean", Caller.System)));
        Assert.Equal(["RoleGranted"], (await Page(new(), auditor)).Entries.Select(one => one.Name));
        Assert.Contains((await Page(new(), await host.A.Person(Role.Auditor))).Entries, one => one.Name == "OrganisationRegistered");
    }

    [Fact]
    public async Task Every_event_there_can_be_has_a_title_and_no_title_is_left_over() =>
        Assert.Equal(await host.Ask((AuditLog log) => Task.FromResult(log.Names)), EventTitles.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task An_export_holds_what_was_found_with_its_seals()
    {
        var lead = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
        var credential = await host.A.Credential(lead);
        await host.Ask((Sealer sealer) => sealer.SealNext());
        await host.A.Credential(lead);
        var file = await host.Ask(async (AuditExport export) =>
        {
            var to = new MemoryStream();
            await export.Write(to, new(ById: lead.PersonId), Caller.System);
            return JsonNode.Parse(Encoding.UTF8.GetString(to.ToArray()))!;
        });
        var only = Assert.Single(file["events"]!.AsArray())!;
        Assert.Equal(credential, only["record"]!.GetValue<string>());
        Assert.Contains(only["id"]!.GetValue<Guid>().ToString("N"), Assert.Single(file["seals"]!.AsArray())!["rows"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(file["complete"]!.GetValue<bool>());
    }

    private async Task<IReadOnlyList<string>> Names(AuditFilter filter) => [.. (await Page(filter, Caller.System)).Entries.Select(one => one.Name)];

    private Task<AuditLogPage> Page(AuditFilter filter, Caller caller, Guid? before = null, int size = 50) =>
        host.Ask((AuditLog log) => log.Page(filter, before, size, caller));
}
