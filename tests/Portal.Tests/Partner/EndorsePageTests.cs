using System.Text.RegularExpressions;
using Governance.Domain.Endorsements;
using Governance.Portal.Endorse;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Mail;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Partner;

/// <summary>A partner at the page of their link, without an account.</summary>
[Visits(typeof(EndorsePage))]
public sealed partial class EndorsePageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Reading_uses_nothing_up_and_a_signature_counts_once()
    {
        var scene = await QualityScene.Set(portal);
        var link = await scene.Link();
        await using var visit = await browser.Visit(portal);
        await using var scanner = await browser.Visit(portal);
        for (var times = 0; times < 3; times++)
        {
            var answer = await scanner.Page.APIRequest.GetAsync(portal.Url + link);
            Assert.Equal(200, answer.Status);
            Assert.Contains("no-store", answer.Headers["cache-control"], StringComparison.Ordinal);
            Assert.Equal("no-referrer", answer.Headers["referrer-policy"]);
            Assert.Contains("noindex", answer.Headers["x-robots-tag"], StringComparison.Ordinal);
        }
        Assert.Equal(EndorsementState.Requested, (await scene.Asked()).State);

        await visit.Page.GotoAsync(link);
        await scanner.Page.GotoAsync(link);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Does this training reflect the job?");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Essential Skills for Truck Drivers");
        Assert.Equal(0, await visit.Page.Locator("main a, header a:not([hreflang]):not([rel=nofollow])").CountAsync());
        await Fill(visit.Page);
        await Fill(scanner.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign the endorsement" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Signed. Thank you");
        await visit.Picture("endorse-signed");
        var signed = await scene.Asked();
        Assert.Equal((EndorsementState.Signed, "Director of training"), (signed.State, signed.SignatoryPosition));
        Assert.Equal("The observer holds a commercial licence.", signed.Answers[1].Condition);
        Assert.DoesNotContain(await scene.Open(), item => item.Kind == Governance.Domain.Work.WorkKind.Endorsement);

        await scanner.Page.GetByRole(AriaRole.Button, new() { Name = "Sign the endorsement" }).ClickAsync();
        await Assertions.Expect(scanner.Page.Locator("main [role=alert]")).ToContainTextAsync("answered this before you");
        await Assertions.Expect(scanner.Page.Locator("h1")).ToHaveTextAsync("You signed this endorsement");
        await visit.Page.GotoAsync(link);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("You signed this endorsement");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(name => name.startsWith('keep:')).length"));
    }

    [Fact]
    public async Task What_is_missing_is_listed_and_what_was_typed_stays()
    {
        var scene = await QualityScene.Set(portal);
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync(await scene.Link());
        await visit.Page.GetByLabel("Your position").FillAsync("Head of safety");
        await visit.Page.GetByLabel("Why, in your own words").FillAsync("New drivers stop losing a day to paperwork.");
        await visit.Page.Locator("#claim-1").CheckAsync(new() { Force = true });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign the endorsement" }).ClickAsync();
        var summary = visit.Page.Locator("main [role=alert]");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary).ToContainTextAsync("There are 3 things to put right");
        await visit.Picture("endorse-gaps");
        await visit.IsAccessible("an endorsement with gaps");
        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#claim-2")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Your position")).ToHaveValueAsync("Head of safety");
        await Assertions.Expect(visit.Page.GetByLabel("Why, in your own words")).ToHaveValueAsync("New drivers stop losing a day to paperwork.");
        await Assertions.Expect(visit.Page.Locator("#claim-1")).ToBeCheckedAsync();
        Assert.Equal(EndorsementState.Requested, (await scene.Asked()).State);
    }

    [Fact]
    public async Task A_link_that_has_ended_brings_a_new_one_by_mail_alone()
    {
        var scene = await QualityScene.Set(portal);
        var old = await scene.Link();
        portal.Clock.Advance(TimeSpan.FromDays(21));
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync(old);
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("This link ended on");
        await visit.IsAccessibleAtEveryWidth("endorse-ended, en");
        await using (var french = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }))
        {
            await french.Page.GotoAsync(old);
            await french.IsAccessibleAtEveryWidth("endorse-ended, fr");
        }
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send me a new one" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("A new link is on its way");
        Assert.DoesNotContain(scene.ContactEmail, await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.Picture("endorse-new-link");

        await visit.Page.GotoAsync(old);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("A newer link was sent");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send me a new one" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=alert]")).ToHaveTextAsync("A link that works was sent already; look in your mail.");
        await visit.Page.GotoAsync(await LinkInMail(scene.ContactEmail, "Your new link"));
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Does this training reflect the job?");
    }

    [Fact]
    public async Task The_mail_to_the_partner_brings_them_to_the_page()
    {
        var scene = await QualityScene.Set(portal);
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync(await LinkInMail(scene.ContactEmail, "Endorse"));
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Does this training reflect the job?");
    }

    [Fact]
    public async Task Declining_asks_for_a_reason()
    {
        var scene = await QualityScene.Set(portal);
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync(await scene.Link());
        await visit.Page.Locator("details.decline summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decline to endorse" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main [role=alert] a")).ToHaveTextAsync("Write the reason; the team will read it.");
        await visit.Picture("endorse-decline");
        await visit.Page.GetByLabel("Why do you decline?").FillAsync("We hire no drivers this year.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decline to endorse" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Declined. Thank you for answering");
        await visit.Picture("endorse-declined");
        Assert.Equal((EndorsementState.Declined, "We hire no drivers this year."), ((await scene.Asked()).State, (await scene.Asked()).Comment));
    }

    [Fact]
    public async Task Asked_again_they_see_what_changed_and_which_answers_stand()
    {
        var scene = await QualityScene.Set(portal);
        await scene.AskAgainAfterAChange();
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync(await scene.Link());
        var main = visit.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("was 36 hours over 9 weeks when you answered on");
        await Assertions.Expect(main).ToContainTextAsync("Nothing this depends on has changed, so your answer stands.");
        await Assertions.Expect(visit.Page.Locator("#claim-1")).ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.Locator("#claim-2")).Not.ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.Locator("#claim-2-hint")).ToContainTextAsync("Since then this changed: Mastery benchmark. Answer again.");
        await visit.Picture("endorse-again");
    }

    [Fact]
    public async Task The_page_reads_French_and_the_switch_keeps_the_link()
    {
        var scene = await QualityScene.Set(portal);
        var link = await scene.Link();
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync(link);
        await visit.Page.GetByLabel("Your position").FillAsync("Direction de la formation");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Cette formation reflète-t-elle le métier\u202F?");
        Assert.EndsWith(link, visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.GetByLabel("Votre fonction")).ToHaveValueAsync("Direction de la formation");
        foreach (var claim in new[] { 1, 2, 3 })
            await visit.Page.Locator($"#claim-{claim}").CheckAsync(new() { Force = true });
        await visit.Page.Locator("#may-sign").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Signer l’appui" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Appui signé. Merci");
        await visit.Picture("endorse-signed-fr");
    }

    [Theory]
    [InlineData("/endorse/abc")]
    [InlineData("/endorse/Q2ZESjhBQUFBQUFBQUFBQUFBQUFBQUFBQUFB")]
    public async Task An_address_that_is_no_link_of_ours_leads_nowhere(string address)
    {
        await using var visit = await browser.Visit(portal);
        var answer = await visit.Page.GotoAsync(address);
        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("This link leads nowhere");
        await visit.Picture("endorse-unknown");
        await visit.IsAccessible(address);
    }

    [Fact]
    public async Task In_a_demonstration_a_visitor_finds_the_links_where_they_choose_who_to_be()
    {
        var scene = await QualityScene.Set(portal, "Truckers of the North");
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.Locator("summary", new() { HasText = "Industry partners" }).ClickAsync();
        await visit.Picture("endorse-chooser");
        await visit.Page.Locator("li", new() { HasText = "Truckers of the North" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Truckers of the North");
        Assert.Equal(EndorsementState.Requested, (await scene.Asked()).State);
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await QualityScene.Set(portal);
        await scene.AskAgainAfterAChange();
        var link = await scene.Link();
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.Page.GotoAsync(link);
            await visit.Page.Locator("details:not(.menu)").EvaluateAllAsync<bool>("all => all.forEach(one => { one.open = true })");
            await visit.IsAccessibleAtEveryWidth($"/endorse, {look}");
        }
        await scene.Sign();
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.Page.GotoAsync(link);
            await visit.IsAccessibleAtEveryWidth($"/endorse when answered, {look}");
            Assert.Empty(visit.Complaints);
            visit.SawEveryPageOf<EndorsePageTests>();
        }
    }

    private static async Task Fill(IPage page)
    {
        await page.Locator("#claim-1").CheckAsync(new() { Force = true });
        await page.Locator("#claim-2").CheckAsync(new() { Force = true });
        await page.Locator("#condition-2").FillAsync("The observer holds a commercial licence.");
        await page.Locator("#claim-3-CannotSay").CheckAsync(new() { Force = true });
        await page.GetByLabel("Your position").FillAsync("Director of training");
        await page.GetByLabel("I may sign for my organization").CheckAsync();
    }

    /// <summary>The path of the link in the newest file of the mail folder to this address whose subject begins so.</summary>
    private async Task<string> LinkInMail(string to, string subject)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var folder = Path.Combine(portal.Folder, "mail");
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                var message = await File.ReadAllTextAsync(file, patience.Token);
                if (message.Contains(to, StringComparison.Ordinal) && MimeText.Header(message, "Subject").StartsWith(subject, StringComparison.Ordinal))
                    return LinkPath().Match(MimeText.Part(message, "text/plain")).Value;
            }
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    [GeneratedRegex(@"/endorse/[A-Za-z0-9_-]+")]
    private static partial Regex LinkPath();
}
