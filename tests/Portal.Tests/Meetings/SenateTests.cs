using System.Globalization;
using Governance.Domain.Bodies;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Voting;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Meetings;

/// <summary>
/// A meeting of a senate from its plan to its minutes, as its people see it in their own windows.
/// GALLERY=docs/guide-committee keeps the pictures of the guide.
/// </summary>
public sealed class SenateTests(MeetingsPortal scene, Browser browser) : IClassFixture<MeetingsPortal>
{
    [Fact]
    public async Task A_senate_meets()
    {
        await scene.Waiting("Winter driving", "Conduite d’hiver");
        await scene.Waiting("Forest roads", "Chemins forestiers");
        var contested = await scene.Waiting("Food safety", "Salubrité des aliments");
        await using var secretary = await SignedIn(scene.Secretary, "/meetings");
        var page = secretary.Page;

        // planned and put in order, by keyboard
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan a meeting" }).First.ClickAsync();
        await page.Locator("#day").FillAsync(scene.Portal.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#papers").FillAsync("0");
        await page.Locator("#room").FillAsync("Room B-204");
        await page.Locator("main form .btn.primary").ClickAsync();
        await secretary.UntilLive();
        var meeting = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await Expect(page.Locator("[aria-labelledby=part-Regular] .ag")).ToHaveCountAsync(3);
        foreach (var title in new[] { "Winter driving", "Forest roads" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "To consent " + title }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("[aria-labelledby=part-Consent]")).ToContainTextAsync(title);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Move up: Forest roads" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main [role=status]").First).ToContainTextAsync("Forest roads is item 1 now, in the part “Consent agenda”.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Move down: Forest roads" })).ToBeFocusedAsync();
        // and by dragging
        await page.Locator(".ag", new() { HasText = "Winter driving" }).DragToAsync(page.Locator(".ag", new() { HasText = "Forest roads" }));
        await Expect(page.Locator("main [role=status]").First).ToContainTextAsync("Winter driving is item 1 now");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the agenda" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send the agenda again" })).ToBeVisibleAsync();

        // a member reads the package and pulls an item; the secretary's window follows
        await using var member = await SignedIn(scene.Members[1], $"/meetings/{meeting}/package");
        await Expect(member.Page.Locator(".paper")).ToHaveCountAsync(3);
        await Expect(member.Page.Locator(".paper").First).ToContainTextAsync("20");
        await member.Page.PictureInBoth("2-package", isWhole: false);
        await member.Page.GotoAsync($"/meetings/{meeting}");
        await member.UntilLive();
        await member.Page.GetByRole(AriaRole.Button, new() { Name = "Pull Forest roads" }).ClickAsync();
        await member.Page.Locator(".pull input").FillAsync("It overlaps with winter driving.");
        await member.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[aria-labelledby=part-Regular]")).ToContainTextAsync("“It overlaps with winter driving.”");
        await secretary.Page.PictureInBoth("1-agenda", () => secretary.UntilLive());

        // the meeting: who is here, and what passes by consent
        await scene.Until(meeting);
        await SignedInAgain(secretary, scene.Secretary, $"/meetings/{meeting}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the meeting" }).ClickAsync();
        await page.Locator(".note.warn .btn.primary").ClickAsync();
        await Expect(page.Locator(".c-meet")).ToBeVisibleAsync();
        await secretary.UntilLive();
        foreach (var here in new[] { scene.Chair, scene.Members[0], scene.Members[1] })
            await page.Locator($"#is-{here.Id}").SelectOptionAsync("Present");
        await Expect(page.Locator("[aria-labelledby=quorum-here]")).ToContainTextAsync("3 here count, 3 needed of 5.");
        await page.GetByRole(AriaRole.Button, new() { Name = "First item" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nobody objects: adopt them" }).ClickAsync();
        await Expect(page.Locator(".note.plain")).ToContainTextAsync("1. Winter driving: Carried");

        // a recusal breaks the quorum, and the screen says who is missing
        await page.Locator(".out button", new() { HasText = "Food safety" }).ClickAsync();
        await page.Locator("label[for=motion-1]").ClickAsync();
        await page.Locator("#mover").SelectOptionAsync(scene.Members[0].Id.ToString());
        await page.Locator("#seconder").SelectOptionAsync(scene.Chair.Id.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the vote" }).ClickAsync();
        await Expect(page.Locator("#preside-heading")).ToBeVisibleAsync();
        await SignedInAgain(member, scene.Members[1], $"/meetings/{meeting}/live");
        await member.Page.Locator("#ballot-Recuse").FocusAsync();
        await member.Page.Keyboard.PressAsync("Space");
        await member.Page.Locator("#interest").FillAsync("My sister works for the partner.");
        await member.Page.Locator("form .btn.primary.big").ClickAsync();
        var quorum = page.Locator("[aria-labelledby=quorum-item]");
        await Expect(quorum).ToContainTextAsync($"1 more must take part. Missing: {scene.Members[2].Name.En}, {scene.Members[3].Name.En}");
        await Expect(page.Locator(".seats").First).ToContainTextAsync("My sister works for the partner.");
        await secretary.Page.PictureInBoth("4-no-quorum", () => secretary.UntilLive());
        await member.Page.PictureInBoth("3-ballot", () => member.UntilLive());
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the vote" }).ClickAsync();
        await page.Locator(".note.warn").GetByRole(AriaRole.Button, new() { Name = "Close the vote" }).ClickAsync();
        await Expect(page.Locator(".chip.warn", new() { HasText = "No quorum" })).ToBeVisibleAsync();

        // so it goes to a vote without a meeting, which the bylaws allow now
        await page.Locator("label[for=motion-1]").ClickAsync();
        await page.Locator("label[for=when-later]").ClickAsync();
        await page.Locator("#ends").FillAsync(scene.Portal.Clock.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the vote" }).ClickAsync();
        await Expect(page.Locator("#preside-heading")).ToBeVisibleAsync();
        var electronic = (await Vote(contested)).AtHand!;
        Assert.Null(electronic.MeetingId);
        foreach (var voter in new[] { scene.Chair, scene.Members[0], scene.Members[2] })
            await scene.Send(voter, new GiveBallot(electronic.Id, Choice.Yes));

        // notes, the end, and what was recorded of it
        await page.Locator("#notes").FillAsync("Members asked who inspects the kitchens.");
        await page.Locator("#notes").BlurAsync();
        await Expect(page.Locator("[aria-labelledby=notes-heading] [role=status]")).ToHaveTextAsync("Saved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Adjourn" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Adjourn now" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the minutes" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Minutes of");
        await secretary.UntilLive();
        var minutes = page.Locator(".minutes");
        foreach (var said in new[]
        {
            $"Present: {scene.Chair.Name.En}, {scene.Members[0].Name.En}, {scene.Members[1].Name.En}.",
            "By consent, without discussion.",
            $"Moved by {scene.Members[0].Name.En}, seconded by {scene.Chair.Name.En}: that the answer be “Approve”.",
            $"{scene.Members[1].Name.En} recused themselves: My sister works for the partner.",
            $"Missing for the quorum: {scene.Members[2].Name.En}, {scene.Members[3].Name.En}.",
            "Not taken up: Forest roads.",
        })
            await Expect(minutes).ToContainTextAsync(said);
        var line = page.Locator(".minutes-line", new() { HasText = "Members asked who inspects the kitchens." });
        await line.GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("#edit-en").FillAsync("Members asked who inspects the mobile kitchens.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the paragraph" }).ClickAsync();
        await Expect(page.Locator(".minutes ins")).ToContainTextAsync("mobile");
        await secretary.Page.PictureInBoth("5-minutes", () => secretary.UntilLive());
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to the members" }).ClickAsync();
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("Sent to the members");

        // the vote ends by itself at its date, and the next meeting has the minutes on its agenda
        scene.Portal.Clock.Advance(TimeSpan.FromDays(6));
        await Until(async () => (await Vote(contested)).AtHand is null);
        Assert.True((await Vote(contested)).Before[0].IsAdopted);
        var next = await scene.Send(scene.Secretary, new PlanMeeting(scene.Senate, scene.Plan(9)));
        Assert.Equal((meeting, AgendaReason.Minutes), ((await scene.Read(next)).Items[0].Item.MinutesOf, (await scene.Read(next)).Items[0].Item.Why));
        Assert.DoesNotContain(secretary.Complaints.Concat(member.Complaints), complaint => complaint.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    // by the time of the meeting nobody is signed in any more
    private static async Task SignedInAgain(Visit visit, PersonSummary person, string address)
    {
        await visit.SignIn(person);
        await visit.Page.GotoAsync(address);
        await visit.UntilLive();
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 100 && !await holds(); tries++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.True(await holds());
    }

    private Task<VoteReading> Vote(Guid step) => scene.Portal.Ask((VoteQueries votes) => votes.Of(step, (scene.Secretary with { Seats = [new Domain.Commands.HeldSeat(scene.Senate, true)] }).ToCaller()));

    private async Task<Visit> SignedIn(PersonSummary person, string address)
    {
        var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(person);
        await visit.Page.GotoAsync(address);
        return visit;
    }
}
