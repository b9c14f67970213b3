using System.Text;
using Governance.Portal.Papers;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using PdfSharp.Pdf.IO;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Records;

/// <summary>A record on paper and as PDF.</summary>
public sealed class PaperTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task A_record_is_printed_whole_and_kept_as_PDF_by_those_who_read_it()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/records/" + scene.Returned);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Print" }).ClickAsync();
        await Expect(visit.Page.Locator(".sheet h2").GetByText("Decisions")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".sheet")).ToContainTextAsync("20 hours do not cover six competencies.");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(visit.Page.Locator(".no-print").First).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".topbar")).ToBeHiddenAsync();
        var answer = await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/records/{scene.Returned}/record.pdf");
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        using var pdf = PdfReader.Open(new MemoryStream(await answer.BodyAsync()), PdfDocumentOpenMode.Import);
        Assert.True(pdf.PageCount > 1);
        Assert.Equal(await visit.Page.Locator(".sheet h1").InnerTextAsync(), pdf.Info.Title);
        await visit.SignIn(scene.Reviewer);
        Assert.Equal(403, (await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/records/{scene.Returned}/record.pdf")).Status);
        await visit.SignIn(await scene.Portal.Person(Domain.Organisations.Role.Dean, await scene.Portal.Institution()));
        foreach (var end in new[] { "record.pdf", "print" })
            Assert.Equal(404, (await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/records/{scene.Returned}/{end}")).Status);
    }

    [Fact]
    public void A_paper_is_tagged_in_its_language_breaks_into_sheets_and_loses_nothing()
    {
        var long_ = string.Join(' ', Enumerable.Range(1, 3000).Select(number => "word" + number)) + " " + new string('x', 400);
        var sheets = PaperLayout.Of(new Paper("Titre", "Pied", [new PaperHeading(2, "Partie"), new PaperText(long_), new PaperFact("Nom", ""), new PaperItem("a\nb")]));
        var text = string.Join(' ', sheets.SelectMany(sheet => sheet).Where(placed => placed.Block is PaperText).SelectMany(placed => placed.Lines).Select(line => line.Text));
        Assert.Equal(long_.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal));
        Assert.True(sheets.Count > 2);
        Assert.All(sheets.SelectMany(sheet => sheet).SelectMany(placed => placed.Lines), line => Assert.InRange(line.Y, PaperLayout.Margin, PaperLayout.Height - PaperLayout.Margin));
        var file = Encoding.Latin1.GetString(PaperPdf.Write(new Paper("Titre", "Pied", [new PaperItem("Un\u202F: « deux »"), new PaperText("English") { Language = "en" }])));
        Assert.Contains("/StructTreeRoot", file, StringComparison.Ordinal);
        Assert.Contains("/Lang", file, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", file, StringComparison.Ordinal);
    }
}
