using Governance.Domain.Documents;
using Governance.Domain.Organisations;
using Governance.Portal.Records;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Records;

/// <summary>A dean lays papers beside a record, several at once, and loads one; nobody elsewhere does.</summary>
[Visits(typeof(DocumentsTab))]
public sealed class DocumentPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Papers_are_attached_loaded_and_withdrawn()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Essential skills for truck drivers", "Compétences pour camionneurs");
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/records/{record}/documents");
        await visit.UntilLive("#documents[data-live]");
        await visit.Page.GetByLabel("Attach documents").SetInputFilesAsync(
        [
            new FilePayload { Name = "Budget.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 budget"u8.ToArray() },
            new FilePayload { Name = "Letter.png", MimeType = "image/png", Buffer = "MZ program"u8.ToArray() },
        ]);
        await Expect(visit.Page.GetByText("“Budget.pdf” is attached.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("“Letter.png” is a program or can run one; such files are not kept here.")).ToBeVisibleAsync();
        await visit.IsAccessibleAtEveryWidth("documents");
        var document = (await portal.Ask((DocumentQueries all) => all.Of(record, scene.Dean.ToCaller())))!.Lines.Single().Id;
        await visit.Page.GetByLabel("Add a version").SetInputFilesAsync(new FilePayload { Name = "Budget 2.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 second"u8.ToArray() });
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Budget 2.pdf" })).ToBeVisibleAsync();

        var answer = await visit.Page.APIRequest.GetAsync($"{portal.Url}/records/{record}/documents/{document}/1");
        Assert.Equal((200, "%PDF-1.7 budget"), (answer.Status, await answer.TextAsync()));
        Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "default-src 'none'; sandbox"), (answer.Headers["x-content-type-options"], answer.Headers["content-security-policy"]));

        await using (var french = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }))
        {
            await french.SignIn(scene.Lead);
            await french.Page.GotoAsync($"/records/{record}/documents");
            await french.UntilLive("#documents[data-live]");
            await french.IsAccessibleAtEveryWidth("documents, fr");
            await french.Page.GetByRole(AriaRole.Button, new() { Name = "Retirer" }).PressAsync("Enter");
            await Expect(french.Page.GetByText("Retiré le")).ToBeVisibleAsync();
            french.SawEveryPageOf<DocumentPagesTests>();
        }
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync($"{portal.Url}/records/{record}/documents/{document}/2")).Status);

        var mine = await portal.Send(scene.Dean.ToCaller(), new AttachDocument(record, "A.pdf", "%PDF-"u8.ToArray()));
        await using var stranger = await browser.Visit(portal);
        await stranger.SignIn(await portal.Person(Role.Dean, await portal.Institution()));
        foreach (var address in new[] { $"/records/{record}/documents/{mine}/1", $"/records/{record}/documents/{Guid.Empty}/1", $"/records/MC-1999-001/documents/{mine}/1" })
            Assert.Equal(404, (await stranger.Page.APIRequest.GetAsync(portal.Url + address)).Status);
    }

    [Fact]
    public async Task Of_more_files_than_are_taken_at_once_the_others_say_so()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Bread", "Pain");
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/records/{record}/documents");
        await visit.UntilLive("#documents[data-live]");
        await Expect(visit.Page.Locator("#attach-hint")).ToContainTextAsync("At most 50 at once");
        await visit.Page.GetByLabel("Attach documents").SetInputFilesAsync(
            Enumerable.Range(1, 52).Select(number => new FilePayload { Name = $"Paper {number}.txt", MimeType = "text/plain", Buffer = "Twelve loaves"u8.ToArray() }));
        await Expect(visit.Page.GetByText("“Paper 50.txt” is attached.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(visit.Page.GetByText("was not sent: at most 50 at once. Choose it again.")).ToHaveTextAsync(new[] { 51, 52 }.Select(number => $"“Paper {number}.txt” was not sent: at most 50 at once. Choose it again."));
        Assert.Equal(50, (await portal.Ask((DocumentQueries all) => all.Of(record, scene.Dean.ToCaller())))!.Lines.Count);
    }
}
