using Governance.Domain.Commands;
using Governance.Domain.Consents;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;

namespace Governance.Domain.Tests.Consents;

public sealed class ConsentTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Everybody_is_asked_once_for_each_version()
    {
        var administrator = await host.A.Person(Role.Administrator);
        var dean = await host.A.Person(Role.Dean);
        Assert.False(await Waits(dean));
        Assert.Equal(1, await host.Send(administrator, new PublishConsentText(new("We keep your name.", "Nous gardons votre nom."))));
        Assert.True(await Waits(dean));
        await host.Send(dean, new GiveConsent(1));
        Assert.False(await Waits(dean));
        Assert.True(await Waits(administrator));

        Assert.Equal(2, await host.Send(administrator, new PublishConsentText(new("We keep your name and e-mail.", "Nous gardons votre nom et votre courriel."))));
        Assert.True(await Waits(dean));
        await Broken.Rule("The text on personal data has changed meanwhile. Read it again.", () => host.Send(dean, new GiveConsent(1)));
        await host.Send(dean, new GiveConsent(2));
        await host.Send(dean, new GiveConsent(2));
        Assert.Equal([(2, 1), (1, 1)], (await host.Ask((ConsentQueries all) => all.Versions())).Select(one => (one.Number, one.People)));
    }

    [Fact]
    public async Task A_consent_is_taken_back_and_given_again_and_the_trail_tells_all_of_it()
    {
        var administrator = await host.A.Person(Role.Administrator);
        var dean = await host.A.Person(Role.Dean);
        await host.Send(administrator, new PublishConsentText(new("We keep your name.", "Nous gardons votre nom.")));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(dean, new TakeConsentBack(1)));
        await host.Send(dean, new GiveConsent(1));
        await host.Send(dean, new TakeConsentBack(1));
        Assert.False(await Waits(dean));
        Assert.NotNull(Assert.Single(await host.Ask((ConsentQueries all) => all.Of(dean.PersonId!.Value))).TakenBackAt);
        Assert.Equal(0, Assert.Single(await host.Ask((ConsentQueries all) => all.Versions())).People);
        await host.Send(dean, new GiveConsent(1));
        Assert.Equal(
            ["ConsentTextPublished", "ConsentGiven", "ConsentTakenBack", "ConsentGiven"],
            await host.WithDb(db => Task.FromResult(db.Events.AsEnumerable().Where(row => row.Name.StartsWith("Consent", StringComparison.Ordinal)).OrderBy(row => row.Id).Select(row => row.Name).ToList())));
    }

    [Fact]
    public async Task A_text_is_in_both_languages_bounded_new_and_of_the_whole_network()
    {
        var administrator = await host.A.Person(Role.Administrator);
        var text = new Bilingual("We keep your name.", "Nous gardons votre nom.");
        await Broken.Rule("Write the text in English and in French.", () => host.Send(administrator, new PublishConsentText(new("We keep your name.", " "))));
        await Broken.Rule("Keep it within 10000 characters.", () => host.Send(administrator, new PublishConsentText(new(new string('a', ConsentText.MaxText + 1), "a"))));
        await host.Send(administrator, new PublishConsentText(text));
        await Broken.Rule("This is the text that counts already.", () => host.Send(administrator, new PublishConsentText(text)));
        var ofOneCollege = await host.A.Person(Role.Administrator, await host.A.Institution());
        await Assert.ThrowsAsync<Refused>(() => host.Send(ofOneCollege, new PublishConsentText(new("Mine.", "Le mien."))));
        await Assert.ThrowsAsync<Refused>(() => host.Send(Caller.Visitor, new GiveConsent(1)));
    }

    private Task<bool> Waits(Caller caller) => host.Ask((ConsentQueries all) => all.Waits(caller.PersonId!.Value));
}
