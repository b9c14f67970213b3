using Governance.Domain.Words;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Governance.Portal.Papers;

/// <summary>
/// Writes a paper as PDF: letter size, its own font, the title and language set, headings, paragraphs and lists tagged in
/// reading order, headings as bookmarks. What a checker of PDF/UA would still miss: no conformance is claimed in the
/// metadata, and facts are tagged as paragraphs.
/// </summary>
public static class PaperPdf
{
    // the library keeps its fonts in one place and says nothing of threads
    private static readonly Lock Writing = new();

    /// <summary>The whole file.</summary>
    public static byte[] Write(Paper paper)
    {
        lock (Writing)
        {
            using var document = new PdfDocument();
            document.Info.Title = paper.Title;
            document.Info.Creator = "Governance";
            document.ViewerPreferences.DisplayDocTitle = true;
            var tags = UAManager.ForDocument(document);
            tags.SetDocumentLanguage(paper.Language);
            var sheets = PaperLayout.Of(paper);
            for (var number = 1; number <= sheets.Count; number++)
                Draw(document, tags.StructureBuilder, sheets[number - 1], paper.Foot, new Sentence("Page {0} of {1}", number, sheets.Count).ToString());
            using var file = new MemoryStream();
            document.Save(file);
            return file.ToArray();
        }
    }

    private static void Draw(PdfDocument document, StructureBuilder tags, IReadOnlyList<PlacedBlock> blocks, string foot, string count)
    {
        var page = document.AddPage();
        (page.Width, page.Height) = (XUnit.FromPoint(PaperLayout.Width), XUnit.FromPoint(PaperLayout.Height));
        using var sheet = XGraphics.FromPdfPage(page);
        var isInList = false;
        foreach (var placed in blocks)
        {
            if (placed.Block is PaperItem != isInList)
            {
                isInList = !isInList;
                if (isInList)
                    tags.BeginElement(PdfBlockLevelElementTag.List);
                else
                    tags.End();
            }
            if (placed.Block is PaperHeading { Level: <= 2 } heading)
                document.Outlines.Add(heading.Text, page, opened: true);
            Draw(sheet, tags, placed);
        }
        if (isInList)
            tags.End();
        tags.BeginArtifact();
        var small = PaperLayout.Font(8);
        sheet.DrawString(foot, small, XBrushes.Black, PaperLayout.Margin, PaperLayout.Height - 40);
        sheet.DrawString(count, small, XBrushes.Black, new XPoint(PaperLayout.Width - PaperLayout.Margin, PaperLayout.Height - 40), XStringFormats.BaseLineRight);
        tags.End();
    }

    private static void Draw(XGraphics sheet, StructureBuilder tags, PlacedBlock placed)
    {
        if (placed.Block is PaperItem)
        {
            tags.BeginElement(PdfBlockLevelElementTag.ListItem);
            tags.BeginElement(PdfBlockLevelElementTag.Label);
            sheet.DrawString("–", placed.Lines[0].Font, XBrushes.Black, PaperLayout.Margin, placed.Lines[0].Y);
            tags.End();
        }
        tags.BeginElement(TagOf(placed.Block));
        if (placed.Block.Language is { } language)
            tags.SetLanguage(language);
        foreach (var line in placed.Lines.Where(line => line.Text.Length > 0))
            sheet.DrawString(line.Text, line.Font, XBrushes.Black, line.X, line.Y);
        tags.End();
        if (placed.Block is PaperItem)
            tags.End();
    }

    private static PdfBlockLevelElementTag TagOf(PaperBlock block) => block switch
    {
        PaperHeading { Level: 1 } => PdfBlockLevelElementTag.Heading1,
        PaperHeading { Level: 2 } => PdfBlockLevelElementTag.Heading2,
        PaperHeading => PdfBlockLevelElementTag.Heading3,
        PaperItem => PdfBlockLevelElementTag.ListBody,
        _ => PdfBlockLevelElementTag.Paragraph,
    };
}
