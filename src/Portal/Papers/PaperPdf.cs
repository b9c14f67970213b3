using Governance.Domain.Words;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using PdfSharp.UniversalAccessibility;

namespace Governance.Portal.Papers;

/// <summary>
/// Writes a paper as PDF: letter size, its own font, the title and language set, headings, paragraphs and lists tagged in
/// reading order, headings as bookmarks. What a checker of PDF/UA would still miss: no conformance is claimed in the
/// metadata, facts are tagged as paragraphs, and pages of other files keep nothing of the tags that they had.
/// </summary>
public static class PaperPdf
{
    // the library keeps its fonts in one place and says nothing of threads
    internal static readonly Lock Writing = new();

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
            var count = sheets.Count + sheets.Sum(sheet => Following(sheet).Sum(pages => pages.Count));
            var others = new List<(int At, PaperPdfPages Pages)>();
            foreach (var sheet in sheets)
            {
                var number = document.PageCount + others.Sum(one => one.Pages.Count) + 1;
                Draw(document, tags.StructureBuilder, sheet, paper.Foot, new Sentence("Page {0} of {1}", number, count).ToString());
                others.AddRange(Following(sheet).OfType<PaperPdfPages>().Select(pages => (document.PageCount, pages)));
                foreach (var image in Following(sheet).OfType<PaperImage>())
                    Append(document, tags.StructureBuilder, image);
            }
            using var file = new MemoryStream();
            document.Save(file);
            return others.Count == 0 ? file.ToArray() : With(others, file.ToArray());
        }
    }

    // the library writes tags or takes pages of other files, not both at once
    private static byte[] With(List<(int At, PaperPdfPages Pages)> others, byte[] written)
    {
        using var read = new MemoryStream(written);
        using var document = PdfReader.Open(read, PdfDocumentOpenMode.Modify);
        foreach (var (at, pages) in others.AsEnumerable().Reverse())
            Annexes.Insert(document, at, pages.Content);
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    private static IEnumerable<PaperPages> Following(IReadOnlyList<PlacedBlock> sheet) => sheet.Select(placed => placed.Block).OfType<PaperPages>();

    private static void Append(PdfDocument document, StructureBuilder tags, PaperImage image)
    {
        using var content = new MemoryStream(image.Content);
        using var picture = XImage.FromStream(content);
        var page = document.AddPage();
        (page.Width, page.Height) = (XUnit.FromPoint(PaperLayout.Width), XUnit.FromPoint(PaperLayout.Height));
        using var sheet = XGraphics.FromPdfPage(page);
        var (width, height) = (PaperLayout.Width - (2 * PaperLayout.Margin), PaperLayout.Height - (2 * PaperLayout.Margin));
        var scale = Math.Min(1, Math.Min(width / picture.PointWidth, height / picture.PointHeight));
        var place = new XRect(PaperLayout.Margin, PaperLayout.Margin, picture.PointWidth * scale, picture.PointHeight * scale);
        tags.BeginElement(PdfIllustrationElementTag.Figure, image.Name, place);
        sheet.DrawImage(picture, place);
        tags.End();
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
            if (placed.Block is PaperItem { Address: { } address })
                page.AddWebLink(new PdfRectangle(sheet.Transformer.WorldToDefaultPage(Around(placed))), address);
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

    private static XRect Around(PlacedBlock placed)
    {
        var top = placed.Lines[0].Y - placed.Lines[0].Font.Size;
        return new(placed.Lines[0].X, top, PaperLayout.Width - PaperLayout.Margin - placed.Lines[0].X, placed.Lines[^1].Y + 3 - top);
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
