using System.Globalization;
using System.IO.Compression;
using System.Text;
using Governance.Portal.Design;
using Governance.Workflows.Definitions;

namespace Governance.Portal.Tests.Design;

/// <summary>What comes out of the files that somebody wants to import, and what is left packed.</summary>
public sealed class ImportedFilesTests
{
    private const string Small = """{"definitionId":"small","name":"Small","root":{"id":"f","type":"Elsa.Flowchart","activities":[],"connections":[]}}""";

    [Fact]
    public async Task An_archive_is_its_files_and_a_file_is_itself()
    {
        var read = await ImportedFiles.Read([("all.zip", Zip(("folder/", ""), ("folder/one.json", Small), ("two.json", "\uFEFF" + Small), ("notes.txt", "x"))), ("three.json", Bytes(Small)), ("broken.zip", Bytes("PK"))]);

        Assert.Equal(
            [
                "all.zip/one.json: small", "all.zip/two.json: small", "all.zip/notes.txt: It is not a JSON file.", "three.json: small", "broken.zip: This archive cannot be read.",
            ],
            read.Select(Said));
    }

    [Fact]
    public async Task A_bomb_is_not_unpacked_and_what_is_too_much_together_is_refused()
    {
        var bomb = Zip(("bomb.json", new string(' ', 20 * DefinitionReader.MaximumBytes)));
        Assert.True(bomb.Length < DefinitionReader.MaximumBytes / 10);
        var large = new string(' ', DefinitionReader.MaximumBytes);
        var tooLarge = DefinitionReader.TooLarge.Sentence.In(CultureInfo.InvariantCulture);

        Assert.Equal(["bomb.zip/bomb.json: " + tooLarge, "after.json: small"], (await ImportedFiles.Read([("bomb.zip", bomb), ("after.json", Bytes(Small))])).Select(Said));
        var together = await ImportedFiles.Read(Enumerable.Range(0, 6).Select(number => ($"{number}.json", (Stream)Bytes(large))));
        Assert.Equal((5, "5.json: " + tooLarge), (together.Count(file => file.Text.Length > 0), Said(together[^1])));
    }

    [Fact]
    public async Task Of_very_many_files_the_first_are_read_and_one_sentence_says_so()
    {
        var many = Zip([.. Enumerable.Range(0, 500).Select(number => ($"{number:000}.json", Small))]);

        var read = await ImportedFiles.Read([("many.zip", many), ("last.json", Bytes(Small))]);

        Assert.Equal(ImportedFiles.Most + 1, read.Count);
        Assert.All(read.Take(ImportedFiles.Most), file => Assert.NotNull(file.Reading.Definition));
        Assert.Equal("many.zip/020.json: Not looked at: it came after the first 20.", Said(read[^1]));
    }

    private static string Said(ImportedFile file) => $"{file.Name}: {file.Reading.Definition?.DefinitionId ?? file.Reading.Problems[0].Sentence.In(CultureInfo.InvariantCulture)}";

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static MemoryStream Zip(params IReadOnlyList<(string Name, string Text)> files)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        bytes.Position = 0;
        return bytes;
    }
}
