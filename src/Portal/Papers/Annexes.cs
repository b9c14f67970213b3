using System.Text;
using Governance.Domain.Commands;
using Governance.Domain.Documents;
using Governance.Domain.Words;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Governance.Portal.Papers;

/// <summary>
/// The documents that lie beside the records of one paper, as annexes to it: a PDF and an image as pages, plain text as text. What cannot be
/// printed is named with its address and the reason, and so is what would make the paper too large.
/// </summary>
/// <param name="root">What stands before the address of a document: "https://portal.example".</param>
public sealed class Annexes(DocumentQueries documents, Func<string, Guid, int, string> addressOf, string root)
{
    /// <summary>How many bytes of other files a paper holds at most.</summary>
    public const long MaxBytes = 100 * 1024 * 1024;

    /// <summary>How many pages of other files a paper holds at most.</summary>
    public const int MaxPages = 1000;

    /// <summary>How many letters of one text are printed at most.</summary>
    public const int MaxLetters = 200_000;

    private readonly List<PaperBlock> blocks = [];
    private int number;
    private long bytes;
    private int pages;

    /// <summary>Every annex so far, each on sheets of its own.</summary>
    public IReadOnlyList<PaperBlock> Blocks => blocks;

    /// <summary>The documents of a record, as far as the reader may load them, each with where it is found; nothing where there is none.</summary>
    public async Task<IReadOnlyList<PaperBlock>> Of(string credentialId, int level, Caller caller, CancellationToken cancellation = default)
    {
        var lines = (await documents.Of(credentialId, caller, cancellation))?.Lines.Where(one => one.WithdrawnAt is null).ToList() ?? [];
        var items = new List<PaperBlock>();
        foreach (var line in lines)
        {
            var (version, address) = (line.Latest, root + addressOf(credentialId, line.Id, line.Latest.Number));
            var why = bytes + version.Size > MaxBytes ? TooLarge : Add(credentialId, await documents.File(credentialId, line.Id, version.Number, caller, cancellation));
            items.Add(why is null
                ? new PaperItem(Said(new("{0}, version {1}: annex {2}", version.Name, version.Number, number))) { Address = address }
                : new PaperItem(Said(new("{0}, version {1}. {2} It is kept at {3}", version.Name, version.Number, why, address))) { Address = address });
        }
        return items.Count == 0 ? [] : [new PaperHeading(level, Said(new("Documents"))), .. items];
    }

    private static Sentence TooLarge => new("It is not printed here, because all documents together would be too large.");

    /// <summary>Adds a file; answers with why it cannot be printed, or null where it was added.</summary>
    internal Sentence? Add(string of, DocumentFile file)
    {
        var (block, why) = Read(file);
        if (block is null)
            return why;
        var more = block is PaperPages one ? one.Count : 0;
        if (pages + more > MaxPages)
            return TooLarge;
        (number, bytes, pages) = (number + 1, bytes + file.Content.LongLength, pages + more);
        blocks.Add(new PaperHeading(2, Said(new("Annex {0}: {1}, {2}", number, file.Name, of)), BeginsSheet: true));
        blocks.Add(block);
        return null;
    }

    /// <summary>A file as a block; none with the reason where it cannot be printed.</summary>
    internal static (PaperBlock? Block, Sentence? Why) Read(DocumentFile file) => file.Type switch
    {
        "application/pdf" => Pdf(file.Content),
        "image/png" or "image/jpeg" => Image(file),
        "text/plain" or "text/csv" => (Text(file.Content), null),
        _ => (null, new("Files of its kind cannot be printed here.")),
    };

    /// <summary>Puts the pages of a PDF that <see cref="Read"/> has tried into a document, from a page on.</summary>
    internal static void Insert(PdfDocument document, int at, byte[] content)
    {
        using var file = new MemoryStream(content);
        using var source = PdfReader.Open(file, PdfDocumentOpenMode.Import);
        for (var number = 0; number < source.PageCount; number++)
        {
            var added = document.Pages.Insert(at + number, source.Pages[number]);
            // what the page did when it was opened, and its place in a tree of tags that stays behind
            added.Elements.Remove("/AA");
            added.Elements.Remove("/StructParents");
        }
    }

    private static (PaperBlock?, Sentence?) Pdf(byte[] content)
    {
        try
        {
            lock (PaperPdf.Writing)
            {
                using var tried = new PdfDocument();
                Insert(tried, 0, content);
                var count = tried.PageCount;
                using var written = new MemoryStream();
                tried.Save(written);
                return (new PaperPdfPages(Said(count == 1 ? new("One page follows.") : new("{0} pages follow.", count)), content, count), null);
            }
        }
        catch (Exception)
        {
            // the edge: whatever a broken file does to its reader, the others are printed
            return (null, content.AsSpan().IndexOf("/Encrypt"u8) >= 0 ? new("It is protected by a password.") : new("It cannot be read; it may be damaged."));
        }
    }

    private static (PaperBlock?, Sentence?) Image(DocumentFile file)
    {
        try
        {
            lock (PaperPdf.Writing)
            {
                using var content = new MemoryStream(file.Content);
                using var picture = XImage.FromStream(content);
                return picture.PointWidth > 0 && picture.PointHeight > 0 ? (new PaperImage(Said(new("The image follows.")), file.Content, file.Name), null) : (null, Broken);
            }
        }
        catch (Exception)
        {
            // the edge, as with a PDF
            return (null, Broken);
        }
    }

    private static Sentence Broken => new("It cannot be read; it may be damaged.");

    private static PaperText Text(byte[] content)
    {
        var text = Utf8OrLatin(content).TrimStart('\uFEFF');
        return new(text.Length <= MaxLetters ? text : text[..MaxLetters] + "\n" + Said(new("The rest of this text is not printed.")));
    }

    // older spreadsheets write French letters in single bytes
    private static string Utf8OrLatin(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }

    private static string Said(Sentence sentence) => sentence.ToString();
}
