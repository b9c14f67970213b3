using Governance.Portal.Papers;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Governance.Portal.Tests.Records;

/// <summary>Files that become annexes of a paper: what can be printed is, and what cannot says why and stops nothing.</summary>
public sealed class AnnexTests
{
    [Fact]
    public void Pages_of_a_PDF_and_an_image_follow_their_sheet_and_are_counted()
    {
        var other = PaperPdf.Write(new Paper("Other", "Foot", [new PaperHeading(2, "One"), new PaperHeading(2, "Two", BeginsSheet: true), new PaperHeading(2, "Three", BeginsSheet: true)]));
        var annexes = Annexes();
        Assert.Null(annexes.Add("MC-2026-001", new("budget.pdf", "application/pdf", other)));
        Assert.Null(annexes.Add("MC-2026-001", new("map.png", "image/png", Dot)));
        Assert.Null(annexes.Add("MC-2026-001", new("notes.txt", "text/plain", [0xE9, (byte)'t', 0xE9])));
        Assert.Equal(
            ["Annex 1: budget.pdf, MC-2026-001", "3 pages follow.", "Annex 2: map.png, MC-2026-001", "The image follows.", "Annex 3: notes.txt, MC-2026-001", "été"],
            annexes.Blocks.Select(block => block.Text));

        // the first sheet; three more that say what follows; three pages of the one and the page of the image
        using var pdf = PdfReader.Open(new MemoryStream(PaperPdf.Write(new Paper("Package", "Foot", [new PaperItem("budget.pdf") { Address = "https://portal.example/1" }, .. annexes.Blocks]))), PdfDocumentOpenMode.Import);
        Assert.Equal(8, pdf.PageCount);
        // the title and each annex
        Assert.Equal(4, pdf.Internals.Catalog.Elements.GetDictionary("/Outlines")!.Elements.GetInteger("/Count"));
        Assert.Equal("https://portal.example/1", pdf.Pages[0].Elements.GetArray("/Annots")!.Elements.GetDictionary(0)!.Elements.GetDictionary("/A")!.Elements.GetString("/URI"));
    }

    [Fact]
    public void What_cannot_be_printed_says_why()
    {
        using var secret = new PdfDocument();
        secret.AddPage();
        secret.SecuritySettings.UserPassword = "hive";
        using var written = new MemoryStream();
        secret.Save(written);

        Assert.Equal("It is protected by a password.", Why("a.pdf", "application/pdf", written.ToArray()));
        Assert.Equal("It cannot be read; it may be damaged.", Why("b.pdf", "application/pdf", "%PDF-1.7 and nothing more"u8.ToArray()));
        Assert.Equal("It cannot be read; it may be damaged.", Why("c.png", "image/png", Dot[..20]));
        Assert.Equal("Files of its kind cannot be printed here.", Why("d.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"u8.ToArray()));
        Assert.Null(Why("e.csv", "text/csv", "a;b"u8.ToArray()));
    }

    [Fact]
    public void A_paper_takes_no_more_pages_than_it_can_hold_and_no_endless_text()
    {
        using var many = new PdfDocument();
        for (var page = 0; page < (Papers.Annexes.MaxPages / 2) + 1; page++)
            many.AddPage();
        using var written = new MemoryStream();
        many.Save(written);
        var annexes = Annexes();
        Assert.Null(annexes.Add("MC-2026-001", new("half.pdf", "application/pdf", written.ToArray())));
        Assert.Equal("It is not printed here, because all documents together would be too large.", annexes.Add("MC-2026-001", new("more.pdf", "application/pdf", written.ToArray()))!.ToString());
        Assert.Null(annexes.Add("MC-2026-001", new("long.txt", "text/plain", [.. Enumerable.Repeat((byte)'a', Papers.Annexes.MaxLetters + 1)])));
        Assert.EndsWith("\nThe rest of this text is not printed.", annexes.Blocks[^1].Text, StringComparison.Ordinal);
        Assert.Equal(4, annexes.Blocks.Count);
    }

    private static Annexes Annexes() => new(null!, (_, _, _) => "", "");

    private static string? Why(string name, string type, byte[] content) => Annexes().Add("MC-2026-001", new(name, type, content))?.ToString();

    // four grey dots
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAD0lEQVR4nGNoAAMGBzAAACTOBIHVUVYVAAAAAElFTkSuQmCC");
}
