using System.Text;
using System.Text.RegularExpressions;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Portal.Mail;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.People;

/// <summary>From an invitation to the last day, as an administrator and the person themselves see it.</summary>
public sealed partial class AccountLifeTests(PeoplePortal scene, Browser browser) : IClassFixture<PeoplePortal>
{
    [Fact]
    public async Task An_administrator_adds_somebody_who_sets_a_password_and_is_deactivated()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Administrator);
        await visit.Page.GotoAsync("/people/new");
        await visit.Page.Locator("#name-en").FillAsync("Ana Silva");
        await visit.Page.Locator("#email").FillAsync("ana@example.org");
        await visit.Page.Locator("#role").SelectOptionAsync(Role.Registrar.Id);
        await visit.Page.Locator("#place").SelectOptionAsync(new SelectOptionValue { Label = "Fanshawe College" });
        await visit.Page.Locator("main form .btn.primary").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("An invitation is on its way.");
        await Expect(visit.Page.Locator("[aria-labelledby=may]")).ToContainTextAsync($"As Registrar, Fanshawe College, since");
        await Expect(visit.Page.Locator("[aria-labelledby=may]")).ToContainTextAsync($"by {scene.Administrator.Name.En}");
        var address = visit.Page.Url;

        await using var other = await browser.Visit(scene.Portal, Look.Default);
        var link = await LinkInMail("invitation", "ana@example.org");
        await other.Page.GotoAsync(link);
        await other.Page.Locator("#password").FillAsync("four words that fit");
        await other.Page.Locator("#again").FillAsync("four words that fit");
        await other.Page.Locator("main form .btn.primary").ClickAsync();
        await Expect(other.Page.Locator("h1")).ToHaveTextAsync("My work");
        await other.Page.GotoAsync(link);
        await Expect(other.Page.Locator("main")).ToContainTextAsync("This link no longer works.");

        await visit.Page.GotoAsync(address.Split('?')[0] + "/deactivate");
        await visit.Page.Locator("main form .btn.danger").ClickAsync();
        await Expect(visit.Page.Locator("[aria-labelledby=account]")).ToContainTextAsync("Has left");
        await other.Page.GotoAsync("/settings");
        await Expect(other.Page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task A_forgotten_password_is_answered_alike_for_everybody()
    {
        var person = await scene.Portal.Person(Role.Registrar, scene.College);
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        var answers = new List<string>();
        foreach (var email in new[] { "nobody@example.org", person.Email })
        {
            await visit.Page.GotoAsync("/forgot");
            await visit.Page.Locator("#email").FillAsync(email);
            await visit.Page.Locator("main form .btn.primary").ClickAsync();
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("a link is on its way");
            answers.Add(await visit.Page.Locator("main").InnerTextAsync());
        }
        Assert.Equal(answers[0], answers[1]);
        await visit.Page.GotoAsync(await LinkInMail("passwordreset", person.Email));
        await visit.Page.Locator("#password").FillAsync("four other words here");
        await visit.Page.Locator("#again").FillAsync("four other words");
        await visit.Page.Locator("main form .btn.primary").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The two passwords are not the same.");
    }

    [Fact]
    public async Task Signing_out_everywhere_reaches_an_open_page_and_keeps_what_was_typed_for_whoever_typed_it()
    {
        var person = await scene.Portal.Person(Role.Administrator, scene.College);
        await using var here = await browser.Visit(scene.Portal, Look.Default);
        await here.SignIn(person);
        await here.Page.GotoAsync("/people/new");
        await here.Page.Locator("#name-en").FillAsync("Typed before the end");
        await here.Page.Locator("#role").SelectOptionAsync(Role.Registrar.Id);
        await here.Page.Locator("#invite").UncheckAsync();
        await using var there = await browser.Visit(scene.Portal, Look.Default);
        await there.SignIn(person);
        await there.Page.GotoAsync("/settings/sessions");
        await Expect(there.Page.Locator("[aria-labelledby=browsers] li")).ToHaveCountAsync(2);
        await there.Page.Locator("main .btn.danger").ClickAsync();
        await there.Page.ArrivesAt("/sign-in");

        await here.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Expect(here.Page.Locator("#session-bar")).ToContainTextAsync("You are signed out.");
        await here.Page.Locator("[data-session-in]").ClickAsync();
        await SignInAgain(scene.Administrator.Email);
        await Expect(here.Page.Locator("#name-en")).ToHaveValueAsync("");
        await Expect(here.Page.Locator("#role")).ToHaveValueAsync("");

        await here.Page.Context.ClearCookiesAsync();
        await here.Page.GotoAsync("/sign-in?returnUrl=%2Fpeople%2Fnew");
        await SignInAgain(person.Email);
        await Expect(here.Page.Locator("#name-en")).ToHaveValueAsync("Typed before the end");
        await Expect(here.Page.Locator("#role")).ToHaveValueAsync(Role.Registrar.Id);
        await Expect(here.Page.Locator("#invite")).Not.ToBeCheckedAsync();

        async Task SignInAgain(string email)
        {
            await here.Page.Locator("#email").FillAsync(email);
            await here.Page.Locator("#password").FillAsync(PortalFixture.Password);
            await here.Page.Locator("#password").PressAsync("Enter");
            await here.Page.ArrivesAt("/people/new");
        }
    }

    [Fact]
    public async Task A_session_that_is_about_to_end_says_so_and_lasts_on()
    {
        var person = await scene.Portal.Person(Role.Registrar, scene.College);
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(person);
        await visit.Page.GotoAsync("/settings");
        // a file of the page that is asked for later would count as activity
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        scene.Portal.Clock.Advance(scene.Portal.Limits.Idle - TimeSpan.FromSeconds(100));
        await visit.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Expect(visit.Page.Locator("#session-bar")).ToContainTextAsync("You are about to be signed out");
        await visit.Page.Locator("[data-session-stay]").ClickAsync();
        await Expect(visit.Page.Locator("#session-bar")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_list_shows_its_errors_and_stores_nothing_until_it_is_confirmed()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Administrator);
        await visit.Page.GotoAsync("/people/import");
        await Send("name,email,role,organization\nBo Li,bo@example.org,Dean,Fanshawe College\nNo Role,no@example.org,King,Elsewhere\n");
        await Expect(visit.Page.Locator("tbody tr").Nth(1)).ToContainTextAsync("There is no role “King”.");
        await Expect(visit.Page.Locator("tbody tr").Nth(1)).ToContainTextAsync("There is no organization “Elsewhere”");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import these" })).ToHaveCountAsync(0);

        await Send($"name,email,role,organization\nGone,{scene.Gone.Email},Dean,Fanshawe College\nDean,{scene.Dean.Email.ToUpperInvariant()},Registrar,Fanshawe College\n");
        await Expect(visit.Page.Locator("tbody tr").First).ToContainTextAsync("This person has left; let them come back first.");
        await Expect(visit.Page.Locator("tbody tr").Nth(1)).ToContainTextAsync($"Is here already as {scene.Dean.Name.En}; gets the role");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import these" })).ToHaveCountAsync(0);

        await Send($"name,email,role,organization,unit\nDean,{scene.Dean.Email},Dean,Fanshawe College,School of Technology\n");
        await Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("Holds this role already; nothing changes");

        await Send("name;name_fr;email;language;role;organization;unit;from;until\nBo Li;Bo Lî;bo@example.org;fr;Direction de faculté;Fanshawe College;École de technologie;2031-09-01;2032-06-30\n");
        foreach (var shown in new[] { "Bo Lî", "Mail in French", "Fanshawe College: School of Technology", "Sep 1, 2031", "Jun 30, 2032", "Is added" })
            await Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync(shown);
        Assert.False(await scene.Portal.Ask((GovernanceDb db) => db.Set<Person>().AnyAsync(one => one.Email == "bo@example.org")));
        await visit.Picture("people-import-preview");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import this line" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("People added: 1.");
        Assert.True(await scene.Portal.Ask((GovernanceDb db) => db.Set<Person>().AnyAsync(one => one.Email == "bo@example.org")));

        async Task Send(string list)
        {
            await visit.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list) });
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show what would be done" }).ClickAsync();
        }
    }

    /// <summary>The address in the newest mail of a kind.</summary>
    private async Task<string> LinkInMail(string kind, string email)
    {
        await scene.Portal.Services.GetRequiredService<MailLoop>().SendAll(TestContext.Current.CancellationToken);
        // the portal's own loop may have taken the mail first, and still be writing it
        var folder = Directory.CreateDirectory(Path.Combine(scene.Portal.Folder, "mail")).FullName;
        for (var looks = 0; looks < 100 && Directory.GetFiles(folder, $"*-{kind}-{email}-*.eml").Length == 0; looks++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        var file = Assert.Single(Directory.GetFiles(folder, $"*-{kind}-{email}-*.eml"));
        var plain = MimeText.Part(await File.ReadAllTextAsync(file), "text/plain");
        return "/password/" + Token().Match(plain).Groups[1].Value;
    }

    [GeneratedRegex("/password/([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}
