using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Credentials;

public sealed class RecordAccessTests : IAsyncLifetime
{
    private TestHost host = null!;
    private RecordScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<string, bool> Readers => new()
    {
        { "dean", true }, { "qa-officer", true }, { "committee-member", true }, { "registrar", true }, { "auditor", true }, { "administrator", true },
        { "reviewer", false }, { "initiative-lead", false }, { "instructional-designer", false },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Reading_records_is_held_in_an_organisation(string roleId, bool reads)
    {
        var role = Role.Find(roleId)!;
        Assert.Equal(reads, await Sees(await host.A.Person(role, scene.College)));
        Assert.False(await Sees(await host.A.Person(role, await host.A.Institution())));
        Assert.Equal(reads, await Sees(await host.A.Person(role)));
    }

    [Fact]
    public async Task A_lead_sees_their_own_record_and_no_other()
    {
        Assert.True(await Sees(scene.Lead));
        var other = await host.A.Credential(await host.A.Person(Role.InitiativeLead, scene.College));
        Assert.Equal([scene.Id], (await scene.List(scene.Lead)).Rows.Select(row => row.Id));
        await Assert.ThrowsAsync<NotFound>(() => Reads(other, scene.Lead));
    }

    [Fact]
    public async Task A_designer_sees_a_record_of_their_organisation_once_their_role_has_a_step()
    {
        var designer = await host.A.Person(Role.InstructionalDesigner, scene.College);
        var elsewhere = await host.A.Person(Role.InstructionalDesigner, await host.A.Institution());
        Assert.False(await Sees(designer));
        await scene.Open(WorkKind.Competencies, Role.InstructionalDesigner);
        Assert.True(await Sees(designer));
        Assert.False(await Sees(elsewhere));
    }

    [Fact]
    public async Task A_cancelled_step_opens_no_record()
    {
        var designer = await host.A.Person(Role.InstructionalDesigner, scene.College);
        var item = await scene.Open(WorkKind.Competencies, Role.InstructionalDesigner);
        await host.Send(Caller.Workflow(Guid.Empty, null), new CancelWorkItem(item));
        Assert.False(await Sees(designer));
    }

    [Fact]
    public async Task Visitors_partners_and_the_system_see_no_records()
    {
        Assert.False(await Sees(Caller.Visitor));
        Assert.False(await Sees(Caller.Partner(Guid.Empty)));
        Assert.False(await Sees(Caller.System));
    }

    [Fact]
    public async Task There_is_no_record_of_an_unknown_number() =>
        await Assert.ThrowsAsync<NotFound>(() => Reads("MC-1999-001", scene.Lead));

    private async Task<bool> Sees(Caller caller)
    {
        var listed = (await scene.List(caller)).Rows.Any(row => row.Id == scene.Id);
        try
        {
            await scene.Read(caller);
            Assert.True(listed);
            return true;
        }
        catch (NotFound)
        {
            Assert.False(listed);
            return false;
        }
    }

    private Task<RecordView> Reads(string id, Caller caller) => host.Ask<CredentialQueries, RecordView>(queries => queries.Record(id, caller));
}
