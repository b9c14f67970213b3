using System.Globalization;
using Governance.Domain.Bodies;
using Governance.Portal.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Bodies;

public sealed class BodiesTests(BodiesPortal scene, Browser browser) : IClassFixture<BodiesPortal>
{
    [Fact]
    public async Task The_secretary_gives_a_seat_ends_it_and_the_history_says_so()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Secretary);
        await visit.Page.GotoAsync("/bodies");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Micro-credential committee" }).ClickAsync();
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Give a seat" }).ClickAsync();
        await visit.Page.Locator("#person").SelectOptionAsync(scene.Registrar.Id.ToString());
        await visit.Page.Locator("#until").FillAsync(Today(40));
        await visit.Page.Locator("main form .btn.primary").ClickAsync();
        var row = visit.Page.Locator("table").First.Locator("tr", new() { HasText = scene.Registrar.Name.En });
        await Expect(row).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".timeline li").First).ToContainTextAsync($"{scene.Registrar.Name.En} took a seat by {scene.Secretary.Name.En}");

        await row.Locator("a").ClickAsync();
        await visit.Page.Locator("#until").FillAsync(Today(0));
        await visit.Page.Locator("main form .btn.danger").ClickAsync();
        await Expect(visit.Page.Locator(".timeline li").First).ToContainTextAsync($"The term of {scene.Registrar.Name.En} was ended");
        var seat = (await scene.Portal.Ask((BodyQueries bodies) => bodies.Find(scene.Committee, scene.Secretary.ToCaller()))).Seats.Single(one => one.Name == scene.Registrar.Name).Seat;
        Assert.True(seat.Until < scene.Portal.Clock.GetUtcNow().AddDays(2));
    }

    [Fact]
    public async Task The_bylaws_are_told_before_they_are_adopted()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Secretary);
        await visit.Page.GotoAsync($"/bodies/{scene.Committee}/bylaws");
        await visit.Page.Locator("#majority-share").SelectOptionAsync("2/3/least/0");
        await visit.Page.Locator("#quorum-share").SelectOptionAsync("0/1/least/7");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Tell me again" }).ClickAsync();
        await Expect(visit.Page.Locator("[aria-labelledby=says]")).ToContainTextAsync("A motion carries with at least 2/3 of the votes cast.");
        await Expect(visit.Page.Locator("[aria-labelledby=says]")).ToContainTextAsync("a quorum is 7");
        Assert.Single((await View()).Adoptions);

        await visit.Page.Locator("main form .btn.primary").ClickAsync();
        await Expect(visit.Page.Locator(".timeline li").First).ToContainTextAsync("Bylaws were adopted");
        var view = await View();
        var expected = Bylaws.Usual with { Quorum = Bylaws.Usual.Quorum with { Share = Share.Fixed(7) }, Majority = Bylaws.Usual.Majority with { Share = Share.TwoThirds } };
        Assert.Equal(expected, view.Adoptions[0].Bylaws);
        Assert.Equal(Bylaws.Usual, view.InForce.Bylaws);
    }

    [Theory]
    [InlineData("en-CA", "Tell me again", "Without a meeting: Quorum: 4 of the voting members.", "Without a meeting: A motion carries with at least 2/3 of all voting members.", "a member may pull one until 2 days before the meeting, 16:00.")]
    [InlineData("fr-CA", "Relire en phrases", "Hors réunion : Quorum : 4 des membres votants.", "Hors réunion : Une motion est adoptée avec au moins 2/3 de tous les membres votants.", "2 jours avant la réunion, 16:00.")]
    public async Task A_vote_without_a_meeting_has_a_quorum_and_a_majority_of_its_own(string language, string again, params string[] said)
    {
        var council = await scene.Portal.Send(scene.Secretary.ToCaller(), new FoundBody(
            scene.College, BodyKind.Council, new("Council " + language, "Conseil " + language), new("It votes.", "Il se prononce."), Bylaws.Usual, scene.Portal.Clock.GetUtcNow().AddDays(-40)));
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = language, Width = 320 });
        await visit.SignIn(scene.Secretary);
        await visit.Page.GotoAsync($"/bodies/{council}/bylaws");
        await visit.Page.Locator("#electronic").CheckAsync();
        await visit.Page.Locator("#electronic-quorum-share").SelectOptionAsync("0/1/least/4");
        await visit.Page.Locator("#electronic-quorum-base").SelectOptionAsync("Voting");
        await visit.Page.Locator("#electronic-majority-share").SelectOptionAsync("2/3/least/0");
        await visit.Page.Locator("#electronic-majority-base").SelectOptionAsync("Membership");
        await visit.Page.Locator("#consent-days").FillAsync("2");
        await visit.Page.Locator("#consent-until").FillAsync("16:00");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = again }).PressAsync("Enter");
        foreach (var sentence in said)
            await Expect(visit.Page.Locator("[aria-labelledby=says]")).ToContainTextAsync(sentence);
        await visit.IsAccessible("bylaws of votes without a meeting");
        await visit.Picture("bylaws-electronic-" + language);

        await visit.Page.Locator("main form .btn.primary").PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**?done=bylaws");
        var adopted = (await View(council)).Adoptions[0].Bylaws;
        Assert.Equal(new Quorum(QuorumBase.Voting, Share.Fixed(4)), adopted.Electronic!.Quorum);
        Assert.Equal(new Majority(MajorityBase.Membership, Share.TwoThirds), adopted.Electronic.Majority);
        Assert.Equal(new ConsentAgenda(2, new TimeOnly(16, 0)), adopted.Consent);

        await visit.Page.GotoAsync($"/bodies/{council}/bylaws");
        await Expect(visit.Page.Locator("#electronic-majority-base")).ToHaveValueAsync("Membership");
        await Expect(visit.Page.Locator("#consent-until")).ToHaveValueAsync("16:00");
        await visit.Page.Locator("#electronic-quorum-share").SelectOptionAsync("none");
        await visit.Page.Locator("#electronic-majority-share").SelectOptionAsync("none");
        await visit.Page.Locator("#consent-days").FillAsync("");
        await visit.Page.Locator("#from").FillAsync(Today(9));
        await visit.Page.Locator("main form .btn.primary").PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**?done=bylaws");
        adopted = (await View(council)).Adoptions[0].Bylaws;
        Assert.Equal((null, null, new ConsentAgenda()), (adopted.Electronic!.Quorum, adopted.Electronic.Majority, adopted.Consent));
    }

    [Fact]
    public async Task Whoever_does_not_keep_it_reads_it_only()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/bodies/" + scene.Committee);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Quorum: more than half of the active voting members.");
        await Expect(visit.Page.Locator("main .btn")).ToHaveCountAsync(0);
    }

    private Task<BodyView> View(Guid? body = null) => scene.Portal.Ask((BodyQueries bodies) => bodies.Find(body ?? scene.Committee, scene.Secretary.ToCaller()));

    private string Today(int days) => scene.Portal.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
