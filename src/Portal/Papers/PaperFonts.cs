using PdfSharp.Fonts;

namespace Governance.Portal.Papers;

/// <summary>The one family of papers, Noto Sans, out of this assembly: no font of the machine is asked for.</summary>
internal sealed class PaperFonts : IFontResolver
{
    internal const string Family = "Noto Sans";

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? "SemiBold" : "Regular");

    public byte[] GetFont(string faceName)
    {
        using var file = typeof(PaperFonts).Assembly.GetManifestResourceStream($"Governance.Portal.Papers.{faceName}.ttf")!;
        var font = new byte[file.Length];
        file.ReadExactly(font);
        return font;
    }
}
