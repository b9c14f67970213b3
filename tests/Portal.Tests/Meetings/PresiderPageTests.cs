using Governance.Domain.Meetings;
using Governance.Portal.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Meetings;

/// <summary>The chair names who presides over a meeting in their place; the member finds it on the page of the meeting, where they may begin it.</summary>
public sealed class PresiderPageTests(MeetingsPortal scene, Browser browser) : IClassFixture<MeetingsPortal>
{
    [Theory]
    [InlineData("en-CA", "Who presides", "presides in the chair’s place")]
    [InlineData("fr-CA", "Qui préside", "préside à la place de la présidence")]
    public async Task Whoever_is_named_may_begin_the_meeting(string language, string label, string presides)
    {
        var meeting = await scene.Send(scene.Secretary, new PlanMeeting(scene.Senate, scene.Plan(language == "en-CA" ? 4 : 5)));
        await using var chair = await browser.Visit(scene.Portal, Look.Default with { Culture = language, Width = 320 });
        await chair.SignIn(scene.Chair);
        await chair.Page.GotoAsync("/meetings/" + meeting);
        await chair.UntilLive();
        await chair.Page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(scene.Members[0].Id.ToString());
        await Expect(chair.Page.Locator(".page-head .lead")).ToContainTextAsync(presides);
        await Expect(chair.Page.Locator(".seat").Filter(new() { HasText = presides })).ToHaveCountAsync(1);
        await chair.IsAccessible("a meeting with somebody else presiding");
        await chair.Picture("presider-" + language);

        Assert.True((await scene.Read(meeting)).Members.Single(one => one.Presides).PersonId == scene.Members[0].Id);
        await using var member = await browser.Visit(scene.Portal, Look.Default with { Culture = language, Width = 320 });
        await member.SignIn(scene.Members[0]);
        await member.Page.GotoAsync("/meetings/" + meeting);
        await member.UntilLive();
        await Expect(member.Page.Locator(".head-tools button")).Not.ToHaveCountAsync(0);
        await member.IsAccessible("the meeting of whoever presides");
        await member.Page.GotoAsync("/meetings/" + meeting + "/package");
        await Expect(member.Page.Locator(".page-head .lead")).ToContainTextAsync(presides);
    }
}
