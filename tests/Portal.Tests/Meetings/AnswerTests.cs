using System.Globalization;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Meetings;

/// <summary>Members say by keyboard whether they come to a meeting; the secretary's window follows and says whether there will be a quorum.</summary>
public sealed class AnswerTests(MeetingsPortal scene, Browser browser) : IClassFixture<MeetingsPortal>
{
    [Theory]
    [InlineData("en-CA", "I will be there", "I cannot come: send my apologies", "It is recorded that you will be there.", "Coming: {0}. Apologies: {1}. No answer yet: {2}.", "No quorum expected yet", "A quorum is expected")]
    [InlineData("fr-CA", "J’y serai", "Je ne peux pas venir : m’excuser", "Il est noté que vous y serez.", "Seront là : {0}. Excusés : {1}. Sans réponse : {2}.", "Pas encore de quorum prévu", "Quorum prévu")]
    public async Task A_member_says_whether_they_come_and_the_secretary_sees_what_is_to_be_expected(
        string language, string yes, string no, string recorded, string counted, string missing, string enough)
    {
        var meeting = await scene.Send(scene.Secretary, new PlanMeeting(scene.Senate, scene.Plan(language == "en-CA" ? 4 : 5)));
        foreach (var member in new[] { scene.Chair, scene.Members[0] })
            await scene.Send(member, new MarkAttendance(meeting, member.Id, Presence.Expected));
        await using var secretary = await Open(scene.Secretary);
        var card = secretary.Page.Locator("[aria-labelledby=members]");
        await Expect(card).ToContainTextAsync(Count(2, 0, 3));
        await Expect(card.Locator("p .chip")).ToHaveTextAsync(missing);
        await secretary.IsAccessible("a meeting without an expected quorum");

        await using var other = await Open(scene.Members[1]);
        var said = other.Page.GetByRole(AriaRole.Button, new() { Name = yes, Exact = true });
        await said.PressAsync("Enter");
        await Expect(said).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(said).ToBeFocusedAsync();
        await Expect(other.Page.Locator("main [role=status]").First).ToHaveTextAsync(recorded);
        await other.IsAccessible("a member who will be there");
        await other.Picture("meeting-answer-" + language);

        await Expect(card).ToContainTextAsync(Count(3, 0, 2));
        await Expect(card.Locator("p .chip")).ToHaveTextAsync(enough);
        await secretary.Picture("meeting-expected-" + language);

        await other.Page.GetByRole(AriaRole.Button, new() { Name = no, Exact = true }).PressAsync("Space");
        await Expect(said).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(card).ToContainTextAsync(Count(2, 1, 2));
        await Expect(card.Locator("p .chip")).ToHaveTextAsync(missing);
        Assert.Equal(Presence.Apologies, (await scene.Read(meeting)).Members.Single(one => one.PersonId == scene.Members[1].Id).Presence);

        string Count(int coming, int apologies, int silent) => string.Format(CultureInfo.InvariantCulture, counted, coming, apologies, silent);

        async Task<Visit> Open(PersonSummary person)
        {
            var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = language, Width = 320 });
            await visit.SignIn(person);
            await visit.Page.GotoAsync("/meetings/" + meeting);
            await visit.UntilLive();
            return visit;
        }
    }
}
