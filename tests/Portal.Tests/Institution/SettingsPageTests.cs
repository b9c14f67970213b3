using Governance.Domain.Institution;
using Governance.Domain.Organisations;
using Governance.Portal.Institution;
using Governance.Portal.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Institution;

[Visits(typeof(SettingsPage))]
public sealed class SettingsPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = culture });
        await visit.SignIn(await portal.Person(Role.Administrator));
        await visit.Page.GotoAsync("/institution");
        await visit.IsAccessibleAtEveryWidth("institution, " + culture);
        visit.SawEveryPageOf<SettingsPageTests>();
    }

    [Fact]
    public async Task The_mail_server_keeps_its_password_to_itself_and_says_why_it_does_not_answer()
    {
        await using var visit = await browser.Visit(portal, Look.Default);
        await visit.SignIn(await portal.Person(Role.Administrator));
        await visit.Page.GotoAsync("/institution");
        await visit.Page.Locator("#host").FillAsync("127.0.0.1");
        await visit.Page.Locator("#port").FillAsync("1");
        await visit.Page.Locator("#sender").FillAsync("governance@example.org");
        await visit.Page.Locator("#user").FillAsync("mailer");
        await visit.Page.Locator("#password").FillAsync("very secret indeed");
        await visit.Page.Locator("[aria-labelledby=mail] .btn").ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("Saved.");
        Assert.DoesNotContain("very secret indeed", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", (await portal.Ask((SettingsQueries all) => all.All()))!.Mail!.ProtectedPassword!, StringComparison.Ordinal);
        await visit.Page.Locator("form[action='/institution'] .btn", new() { HasText = "Send a test mail" }).ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("The server did not take it:");

        await Expect(visit.Page.Locator("#password-hint")).ToContainTextAsync("One is kept for 127.0.0.1");
        await visit.Page.Locator("#host").FillAsync("mail.elsewhere.example");
        await visit.Page.Locator("[aria-labelledby=mail] .btn").ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("The password that is kept was given for 127.0.0.1.");
        Assert.Equal("127.0.0.1", (await portal.Ask((SettingsQueries all) => all.All()))!.Mail!.Host);

        await visit.Page.Locator("#host").FillAsync("");
        await visit.Page.Locator("[aria-labelledby=mail] .btn").ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("Saved.");
        await visit.Page.Locator("form[action='/institution'] .btn", new() { HasText = "Send a test mail" }).ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToContainTextAsync("No mail server is named: nothing was sent.");
        Assert.Single(Directory.GetFiles(Path.Combine(portal.Folder, "mail"), "*-message-*.eml"));
    }
}
