using System.IO.Compression;

namespace Governance.Portal.Tests.Design;

/// <summary>Archives as people send them.</summary>
internal static class Archives
{
    /// <summary>The same archive with another name in its files.</summary>
    public static byte[] Renamed(byte[] archive, string from, string to)
    {
        var bytes = new MemoryStream();
        using (var written = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in new ZipArchive(new MemoryStream(archive)).Entries)
            {
                using var text = new StreamReader(entry.Open());
                using var copy = new StreamWriter(written.CreateEntry(entry.Name.Replace(from, to, StringComparison.Ordinal)).Open());
                copy.Write(text.ReadToEnd().Replace(from, to, StringComparison.Ordinal));
            }
        }
        return bytes.ToArray();
    }
}
