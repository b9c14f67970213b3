using System.IO.Compression;
using System.Text;
using Governance.Workflows.Definitions;

namespace Governance.Portal.Design;

/// <summary>One file that somebody wants to import, as it was read.</summary>
public sealed record ImportedFile(string Name, string Text, DefinitionReading Reading);

/// <summary>
/// Reads files of definitions, and archives of them. Bounded in everything that a file says of itself: how many, how large
/// each, how large all together once unpacked. What is beyond is not unpacked.
/// </summary>
public static class ImportedFiles
{
    public const int Most = 20;

    /// <summary>How large all are together, unpacked.</summary>
    public const int MostBytes = 5 * DefinitionReader.MaximumBytes;

    public static async Task<IReadOnlyList<ImportedFile>> Read(IEnumerable<(string Name, Stream Content)> files)
    {
        var read = new List<ImportedFile>();
        var left = MostBytes;
        foreach (var (name, content) in files)
        {
            if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                await Add(name, content);
            else if (await Opened(content) is { } archive)
            {
                await using (archive)
                {
                    // folders are entries too, without a name
                    foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0).Take(Most + 1))
                    {
                        await using var unpacked = await entry.OpenAsync();
                        await Add($"{name}/{entry.Name}", unpacked);
                    }
                }
            }
            else
                read.Add(Refused(name, new(null, "This archive cannot be read.")));
        }
        return read;

        async Task Add(string name, Stream content)
        {
            if (read.Count > Most)
                return;
            if (read.Count == Most)
                read.Add(Refused(name, new(null, "Not looked at: it came after the first {0}.", Most)));
            else if (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                read.Add(Refused(name, new(null, "It is not a JSON file.")));
            else if (await Bounded(content, Math.Min(left, DefinitionReader.MaximumBytes)) is { } bytes)
            {
                left -= bytes.Length;
                var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
                read.Add(new(name, text, DefinitionReader.Read(text)));
            }
            else
                read.Add(Refused(name, DefinitionReader.TooLarge));
        }
    }

    private static ImportedFile Refused(string name, StepProblem why) => new(name, "", new(null, [why]));

    // what an archive says of its sizes may be a lie: what is counted is what comes out
    private static async Task<byte[]?> Bounded(Stream content, int most)
    {
        var kept = new MemoryStream();
        var part = new byte[81_920];
        try
        {
            for (int got; (got = await content.ReadAsync(part)) > 0;)
            {
                if (kept.Length + got > most)
                    return null;
                kept.Write(part, 0, got);
            }
        }
        catch (InvalidDataException)
        {
            // an archive that is broken in the middle: there is no such file in it
            return [];
        }
        return kept.ToArray();
    }

    private static async Task<ZipArchive?> Opened(Stream content)
    {
        try
        {
            return await ZipArchive.CreateAsync(content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
