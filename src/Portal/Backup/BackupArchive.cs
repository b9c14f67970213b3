using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Governance.Domain.Rules;

namespace Governance.Portal.Backup;

/// <summary>
/// The file of a backup: a ZIP with a copy of the database, the keys that sign sessions and links, and last of all a list
/// of what must be in it with its hashes. Whoever holds it can sign in as anyone, so it is made for its owner's eyes alone.
/// </summary>
internal static class BackupArchive
{
    private const string Format = "governance-backup/1";
    private const string ListName = "contents.json";
    private const string Keys = "keys/";

    /// <summary>Writes the copy and the key files to a new file, and to the disk.</summary>
    internal static async Task Write(string file, string copy, string copyName, string keyFolder, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file, Ours(FileMode.CreateNew));
        await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entries = new List<Entry> { await Add(archive, copyName, copy, cancellation) };
            foreach (var key in Directory.Exists(keyFolder) ? Directory.GetFiles(keyFolder, "*.xml") : [])
                entries.Add(await Add(archive, Keys + Path.GetFileName(key), key, cancellation));
            await using var list = archive.CreateEntry(ListName).Open();
            await JsonSerializer.SerializeAsync(list, new Contents(Format, at, entries), JsonSerializerOptions.Web, cancellation);
        }
        stream.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Unpacks into a folder that is not there yet and compares every hash. Throws where the file is no backup, is damaged,
    /// or holds another kind of database.
    /// </summary>
    internal static async Task Unpack(string file, string folder, string copyName, CancellationToken cancellation)
    {
        Rule.Require(File.Exists(file), "There is no backup {0}.", file);
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(file, cancellation);
            var contents = await ContentsOf(archive, cancellation);
            Rule.Require(contents?.Format == Format, "{0} is not a backup of this product.", file);
            Rule.Require(contents!.Entries.Any(entry => entry.Name == copyName), "{0} holds another kind of database: SQLite and PostgreSQL cannot be restored into each other.", file);
            foreach (var entry in contents.Entries)
                await Unpack(archive, entry, file, folder, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new RuleBroken(new("{0} is damaged: {1}", file, broken.Message));
        }
    }

    /// <summary>The key files that were unpacked.</summary>
    internal static IReadOnlyList<string> KeysIn(string folder) =>
        Directory.Exists(Path.Combine(folder, Keys)) ? Directory.GetFiles(Path.Combine(folder, Keys)) : [];

    /// <summary>Files and folders that their owner alone reads.</summary>
    internal static FileStreamOptions Ours(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task<Entry> Add(ZipArchive archive, string name, string file, CancellationToken cancellation)
    {
        await using var from = File.OpenRead(file);
        await using var to = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        return new(name, await CopyAndHash(from, to, cancellation));
    }

    private static async Task<Contents?> ContentsOf(ZipArchive archive, CancellationToken cancellation)
    {
        if (archive.GetEntry(ListName) is not { } list)
            return null;
        await using var stream = list.Open();
        return await JsonSerializer.DeserializeAsync<Contents>(stream, JsonSerializerOptions.Web, cancellation);
    }

    private static async Task Unpack(ZipArchive archive, Entry entry, string file, string folder, CancellationToken cancellation)
    {
        var stored = archive.GetEntry(entry.Name) ?? throw new InvalidDataException(entry.Name);
        // the name decides where it lands: nothing outside the folder
        var to = Path.Combine(folder, entry.Name.StartsWith(Keys, StringComparison.Ordinal) ? "keys" : "", Path.GetFileName(entry.Name));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var from = stored.Open();
        await using var made = new FileStream(to, Ours(FileMode.CreateNew));
        Rule.Require(await CopyAndHash(from, made, cancellation) == entry.Sha256, "{0} is damaged: {1}", file, entry.Name);
    }

    private static async Task<string> CopyAndHash(Stream from, Stream to, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Contents(string Format, DateTimeOffset At, IReadOnlyList<Entry> Entries);

    private sealed record Entry(string Name, string Sha256);
}
