using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Portal.Papers;

/// <summary>
/// What is printed or kept: one list of blocks, shown as a page by <c>PaperView</c> and written as PDF by
/// <see cref="PaperPdf"/>, so that both say the same.
/// </summary>
/// <param name="Foot">What stands at the foot of every sheet: number, version and date.</param>
public sealed record Paper(string Title, string Foot, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>The language of everything that does not say another: "en-CA" or "fr-CA".</summary>
    public string Language { get; } = CultureInfo.CurrentUICulture.Name;
}

/// <summary>A piece of a paper.</summary>
public abstract record PaperBlock(string Text)
{
    /// <summary>"en" or "fr" where that is not the paper's language; else null.</summary>
    public string? Language { get; init; }

    /// <summary>The same block for a text of two languages: in the reader's, or marked as what it is.</summary>
    public static T Of<T>(Bilingual text, Func<string, T> block)
        where T : PaperBlock
    {
        var culture = CultureInfo.CurrentUICulture;
        var shown = text.LanguageShown(culture);
        return block(text.In(culture)) with { Language = shown == culture.TwoLetterISOLanguageName ? null : shown };
    }
}

/// <param name="Level">2 begins a part, 3 a piece of it; 1 is the paper's title.</param>
/// <param name="BeginsSheet">Whether it begins a new sheet.</param>
public sealed record PaperHeading(int Level, string Text, bool BeginsSheet = false) : PaperBlock(Text);

/// <param name="IsQuiet">Said aside, in smaller letters.</param>
public sealed record PaperText(string Text, bool IsQuiet = false) : PaperBlock(Text);

/// <summary>A name and what is said under it.</summary>
public sealed record PaperFact(string Name, string Text) : PaperBlock(Text);

/// <summary>One of a list.</summary>
public sealed record PaperItem(string Text) : PaperBlock(Text)
{
    /// <summary>Where it leads to; null where nowhere.</summary>
    public string? Address { get; init; }
}

/// <summary>Pages of another file, which follow the sheet that says so; what comes after them begins a sheet.</summary>
/// <param name="Count">How many.</param>
public abstract record PaperPages(string Text, byte[] Content, int Count) : PaperBlock(Text);

/// <summary>The pages of a PDF, as they are.</summary>
public sealed record PaperPdfPages(string Text, byte[] Content, int Count) : PaperPages(Text, Content, Count);

/// <summary>An image on a page of its own.</summary>
/// <param name="Name">What it is called, for those who hear the page.</param>
public sealed record PaperImage(string Text, byte[] Content, string Name) : PaperPages(Text, Content, 1);
