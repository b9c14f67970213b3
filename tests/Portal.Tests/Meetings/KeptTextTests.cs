using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Meetings;

/// <summary>What a secretary typed about a meeting when their session ended comes back, and what was sent or given up does not.</summary>
public sealed class KeptTextTests(MeetingsPortal scene, Browser browser) : IClassFixture<MeetingsPortal>
{
    [Fact]
    public async Task Minutes_that_were_not_saved_come_back_after_signing_in_again()
    {
        var meeting = await scene.Send(scene.Secretary, new PlanMeeting(scene.Senate, scene.Plan(1)));
        await scene.Send(scene.Secretary, new AddAgendaItem(meeting) { Title = new("A word of welcome", "Un mot de bienvenue") });
        await scene.Until(meeting);
        await scene.Send(scene.Secretary, new BeginMeeting(meeting));
        await scene.Send(scene.Secretary, new MarkAttendance(meeting, scene.Chair.Id, Presence.Present));
        await scene.Send(scene.Secretary, new AdjournMeeting(meeting));
        await using var visit = await browser.Visit(scene.Portal);
        var page = visit.Page;
        await visit.SignIn(scene.Secretary);
        await page.GotoAsync($"/meetings/{meeting}/minutes");
        await visit.UntilLive();
        await Edit();
        await page.Locator("#edit-en").FillAsync("Present: all of them.");
        await page.Context.ClearCookiesAsync();

        await SignInAgain(scene.Chair, $"/meetings/{meeting}/minutes");
        await Edit();
        await Expect(page.Locator("#edit-en")).Not.ToHaveValueAsync("Present: all of them.");
        await page.Context.ClearCookiesAsync();

        await SignInAgain(scene.Secretary, $"/meetings/{meeting}/minutes");
        await Edit();
        await Expect(page.Locator("#edit-en")).ToHaveValueAsync("Present: all of them.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the paragraph" }).ClickAsync();
        await Expect(page.Locator(".minutes")).ToContainTextAsync("all of them");
        await Forgotten();

        await Edit();
        await page.Locator("#edit-en").FillAsync("Given up.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave it as it is" }).ClickAsync();
        await Forgotten();
        await Edit();
        await Expect(page.Locator("#edit-en")).ToHaveValueAsync("Present: all of them.");

        async Task Edit() => await page.GetByRole(AriaRole.Button, new() { Name = "Edit paragraph 2" }).ClickAsync();

        Task Forgotten() => page.WaitForFunctionAsync("() => Object.keys(localStorage).every(name => !name.startsWith('keep:') || !name.includes('/minutes-'))");

        async Task SignInAgain(PersonSummary person, string address)
        {
            await visit.SignIn(person);
            await page.GotoAsync(address);
            await visit.UntilLive();
        }
    }

    [Fact]
    public async Task An_item_in_words_comes_back_until_it_stands_on_the_agenda()
    {
        var meeting = await scene.Send(scene.Secretary, new PlanMeeting(scene.Senate, scene.Plan(3)));
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Secretary);
        await visit.Page.GotoAsync($"/meetings/{meeting}");
        await visit.UntilLive();
        await visit.Page.Locator("#title-en").FillAsync("A word of thanks");
        await visit.Page.ReloadAsync();
        await visit.UntilLive();
        await Expect(visit.Page.Locator("#title-en")).ToHaveValueAsync("A word of thanks");
        await visit.Page.Locator("#title-fr").FillAsync("Un mot de remerciement");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add the item" }).ClickAsync();
        await Expect(visit.Page.Locator("main ol h3", new() { HasText = "A word of thanks" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#title-en")).ToHaveValueAsync("");
        Assert.Equal("A word of thanks", Assert.Single((await scene.Read(meeting)).Items).Title.En);
        await visit.Page.ReloadAsync();
        await visit.UntilLive();
        await Expect(visit.Page.Locator("#title-en")).ToHaveValueAsync("");
    }
}
