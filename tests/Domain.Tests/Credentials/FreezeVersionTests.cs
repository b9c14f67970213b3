using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;

namespace Governance.Domain.Tests.Credentials;

public sealed class FreezeVersionTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Caller lead = null!;
    private string credential = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        lead = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
        credential = await host.A.Credential(lead);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_version_keeps_what_was_written_whatever_is_written_later()
    {
        await Need("First");
        Assert.Equal(1, await host.Freeze(credential));
        await Need("Second");
        Assert.Equal(2, await host.Freeze(credential));
        var versions = (await host.Stored(credential)).Versions.OrderBy(version => version.Number).ToList();
        Assert.Equal(["First", "Second"], versions.Select(version => version.Content["need"]!.AsBilingual()!.En));
        Assert.Equal(versions[0].Content.Hash(), versions[0].ContentHash);
    }

    [Fact]
    public async Task What_has_not_changed_is_no_new_version()
    {
        await host.Freeze(credential);
        Assert.Equal(1, await host.Freeze(credential));
        await Need("Something");
        await Need("");
        Assert.Equal(1, await host.Freeze(credential));
        Assert.Single(await host.EventNames(credential), "CredentialVersionFrozen");
    }

    [Fact]
    public async Task The_version_names_the_person_on_whose_word_it_was_made()
    {
        await host.Send(Caller.Workflow(Guid.CreateVersion7(host.Clock.GetUtcNow()), lead.PersonId), new FreezeVersion(credential));
        Assert.Equal(lead.PersonId, (await host.Stored(credential)).LatestVersion!.ById);
    }

    [Fact]
    public async Task People_do_not_freeze() =>
        await Assert.ThrowsAsync<Refused>(() => host.Send(lead, new FreezeVersion(credential)));

    private Task Need(string text) => host.Write(lead, credential, "idea", "need", ProposalAnswer.Of(new Bilingual(text, text)));
}
