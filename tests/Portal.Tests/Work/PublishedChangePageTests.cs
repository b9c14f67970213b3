using Governance.Domain.Credentials;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Work;

/// <summary>What whoever decides on a change to a published micro-credential reads of it.</summary>
public sealed class PublishedChangePageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en-CA", "Against what the catalogue shows", "Major, because the hours changed from 20 to 36.")]
    [InlineData("fr-CA", "Par rapport à ce que montre le catalogue", "Majeure, parce que les heures ont changé (36 au lieu de 20).")]
    public async Task It_says_how_much_the_change_is_and_why_and_leads_to_the_comparison(string language, string heading, string why)
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Winter driving", "Conduite hivernale");
        await scene.Write(record, ("hours", 20));
        await scene.Freeze(record);
        await portal.Send(Domain.Commands.Caller.Workflow(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), null), new PublishCredential(record));
        await scene.Write(record, ("hours", 36));
        await scene.Freeze(record);
        var step = await scene.Decision(record);
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = language, Width = 320 });
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/steps/{step}");
        await visit.UntilLive();

        var note = visit.Page.Locator(".note", new() { HasText = heading });
        await Assertions.Expect(note).ToContainTextAsync(why);
        await visit.IsAccessible("a change to what is published");
        await visit.Picture("published-change-" + language);
        await note.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/records/{record}/compare/1..2$"));
    }
}
