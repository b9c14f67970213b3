using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;

namespace Governance.Domain.Tests.Credentials;

public sealed class PublishCredentialTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Caller lead = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        lead = await host.A.Person(Role.InitiativeLead, await host.A.Institution());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("Essential Skills for Truck Drivers", "essential-skills-for-truck-drivers")]
    [InlineData("  Compétences & “métiers” – été 2026!  ", "competences-metiers-ete-2026")]
    [InlineData("<script>alert(1)</script>", "script-alert-1-script")]
    [InlineData("مهارات", "mc-2026-001")]
    [InlineData("🚚", "mc-2026-001")]
    public async Task The_address_is_made_of_the_title_in_plain_letters(string title, string slug) =>
        Assert.Equal(slug, await Publish(await Frozen(title)));

    [Fact]
    public async Task The_address_never_changes_and_the_version_shown_is_the_latest()
    {
        var credential = await Frozen("First title");
        var publishedAt = host.Clock.GetUtcNow();
        await Publish(credential);
        host.Clock.Advance(TimeSpan.FromDays(400));
        await host.Write(lead, credential, "idea", "title", ProposalAnswer.Of(new Bilingual("Second title", "Deuxième titre")));
        await host.Freeze(credential);
        Assert.Equal("first-title", await Publish(credential));
        var stored = await host.Stored(credential);
        Assert.Equal((2, publishedAt, host.Clock.GetUtcNow()), (stored.PublishedVersion, stored.PublishedAt, stored.LastReviewedAt));
    }

    [Fact]
    public async Task Two_of_the_same_title_have_different_addresses()
    {
        await Publish(await Frozen("Same title"));
        Assert.Equal("same-title-mc-2026-002", await Publish(await Frozen("Same title")));
    }

    [Fact]
    public async Task A_very_long_title_gives_an_address_that_still_fits()
    {
        var slug = await Publish(await Frozen(string.Join(' ', Enumerable.Repeat("words", 20))));
        Assert.True(slug.Length <= 80);
        Assert.False(slug.EndsWith('-'));
    }

    [Fact]
    public async Task There_must_be_a_version() =>
        await Broken.Rule("There is no version to publish yet.", async () => await Publish(await host.A.Credential(lead)));

    [Fact]
    public async Task People_do_not_publish()
    {
        var registrar = await host.A.Person(Role.Registrar);
        await Assert.ThrowsAsync<Refused>(async () => await host.Send(registrar, new PublishCredential(await Frozen("Title"))));
    }

    [Fact]
    public async Task A_look_at_the_whole_is_dated()
    {
        var credential = await Frozen("Title");
        host.Clock.Advance(TimeSpan.FromDays(365));
        await host.Send(Steps.Workflow, new ConfirmReviewed(credential, "partner-reconfirmation"));
        Assert.Equal(host.Clock.GetUtcNow(), (await host.Stored(credential)).LastReviewedAt);
    }

    private async Task<string> Frozen(string title)
    {
        var credential = await host.A.Credential(lead, new Bilingual(title, ""));
        await host.Freeze(credential);
        return credential;
    }

    private async Task<string> Publish(string credential) => await host.Send(Steps.Workflow, new PublishCredential(credential));
}
