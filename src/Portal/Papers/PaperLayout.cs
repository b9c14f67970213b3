using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Governance.Portal.Papers;

/// <summary>One line of a block at its place on the sheet, in points from the top left.</summary>
internal sealed record PlacedLine(string Text, XFont Font, double X, double Y);

/// <summary>A block, or as much of it as stands on one sheet.</summary>
internal sealed record PlacedBlock(PaperBlock Block, IReadOnlyList<PlacedLine> Lines);

/// <summary>Breaks blocks into lines and lines into sheets of letter size. Nothing is drawn yet: the foot of a sheet says how many there are.</summary>
internal sealed class PaperLayout
{
    internal const double Width = 612;
    internal const double Height = 792;
    internal const double Margin = 60;

    private const double Indent = 14;
    private const double Bottom = Height - Margin - 14;

    private readonly XGraphics measure = XGraphics.CreateMeasureContext(new XSize(Width, Height), XGraphicsUnit.Point, XPageDirection.Downwards);
    private readonly List<List<PlacedBlock>> sheets = [[]];
    private double y = Margin;

    static PaperLayout() => GlobalFontSettings.FontResolver = new PaperFonts();

    internal static XFont Font(double size, bool isBold = false) => new(PaperFonts.Family, size, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    internal static IReadOnlyList<IReadOnlyList<PlacedBlock>> Of(Paper paper)
    {
        var layout = new PaperLayout();
        layout.Place(new PaperHeading(1, paper.Title));
        foreach (var block in paper.Blocks)
            layout.Place(block);
        layout.measure.Dispose();
        return layout.sheets;
    }

    private void Place(PaperBlock block)
    {
        if (block is PaperHeading { BeginsSheet: true } && y > Margin)
            Turn();
        var lines = Lines(block).ToList();
        y += y > Margin ? SpaceBefore(block) : 0;
        // a heading or a name does not stand alone at the foot of a sheet
        if (y + lines.Take(block is PaperHeading ? 4 : 2).Sum(line => line.Height) + (block is PaperHeading ? 24 : 0) > Bottom && y > Margin)
            Turn();
        var placed = new List<PlacedLine>();
        foreach (var (text, font, indent, height) in lines)
        {
            if (y + height > Bottom)
            {
                Put(block, placed);
                placed = [];
                Turn();
            }
            placed.Add(new(text, font, Margin + indent, y + height * 0.78));
            y += height;
        }
        Put(block, placed);
    }

    private void Put(PaperBlock block, List<PlacedLine> lines)
    {
        if (lines.Count > 0)
            sheets[^1].Add(new(block, lines));
    }

    private void Turn()
    {
        sheets.Add([]);
        y = Margin;
    }

    private IEnumerable<(string Text, XFont Font, double Indent, double Height)> Lines(PaperBlock block) => block switch
    {
        PaperHeading heading => Set(heading.Text, Font(heading.Level switch { 1 => 20, 2 => 14, _ => 11.5 }, isBold: true), 0),
        PaperFact fact => [.. Set(fact.Name, Font(8.5, isBold: true), 0), .. Set(fact.Text, Font(10), 0)],
        PaperItem item => Set(item.Text, Font(10), Indent),
        PaperPages pages => Set(pages.Text, Font(10), 0),
        PaperText text => Set(text.Text, Font(text.IsQuiet ? 8.5 : 10), 0),
        _ => throw new InvalidOperationException("No layout for " + block.GetType().Name),
    };

    private static double SpaceBefore(PaperBlock block) => block switch
    {
        PaperHeading { Level: 2 } => 20,
        PaperHeading => 12,
        PaperItem => 2,
        _ => 7,
    };

    private IEnumerable<(string, XFont, double, double)> Set(string text, XFont font, double indent)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        foreach (var line in Wrapped(paragraph, font, Width - (2 * Margin) - indent))
            yield return (line, font, indent, font.Size * 1.42);
    }

    /// <summary>Lines that fit; broken at plain spaces alone, never at those of French punctuation, and within a word that is longer than a line.</summary>
    private IEnumerable<string> Wrapped(string paragraph, XFont font, double width)
    {
        var line = "";
        foreach (var word in paragraph.Split(' ').SelectMany(word => Pieces(word, font, width)))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && measure.MeasureString(longer, font).Width > width)
            {
                yield return line;
                longer = word;
            }
            line = longer;
        }
        yield return line;
    }

    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        while (word.Length > 1 && measure.MeasureString(word, font).Width > width)
        {
            var fits = word.Length;
            while (fits > 1 && measure.MeasureString(word[..fits], font).Width > width)
                fits -= Math.Max(1, fits / 10);
            yield return word[..fits];
            word = word[fits..];
        }
        yield return word;
    }
}
