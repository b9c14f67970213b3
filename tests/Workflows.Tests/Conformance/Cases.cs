using System.Text.Json.Nodes;
using Governance.Testing;
using Governance.Workflows.Conformance;

namespace Governance.Workflows.Tests.Conformance;

/// <summary>The recorded cases of real Elsa, which stand beside the repository, and cases made from them.</summary>
internal sealed class Cases : IDisposable
{
    private Cases()
    {
    }

    public static string Recorded { get; } = Find();

    /// <summary>A folder of cases of a test's own.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("governance-cases-").FullName;

    /// <summary>The recorded case of that number.</summary>
    public static ElsaCase Number(int number) => ElsaCase.Read(FolderOf(number));

    /// <summary>A case made from a recorded one: its files as the edit leaves them.</summary>
    public static Cases Made(string name, int from, Func<string, string, string> edit)
    {
        var made = new Cases();
        var folder = Directory.CreateDirectory(Path.Combine(made.Folder, name)).FullName;
        foreach (var file in Directory.EnumerateFiles(FolderOf(from)))
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), edit(Path.GetFileName(file), File.ReadAllText(file)));
        return made;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Lines as they stand in a record: <c>+a</c> started, <c>-a</c> completed, <c>~</c> suspended, <c>^</c> resumed, <c>x</c> canceled.</summary>
    public static JsonArray Lines(string lines) => new([.. lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(line => new JsonObject
    {
        ["activity"] = line[1..],
        ["event"] = line[0] switch
        {
            '+' => TraceEvent.Started,
            '-' => TraceEvent.Completed,
            '~' => TraceEvent.Suspended,
            '^' => TraceEvent.Resumed,
            'x' => TraceEvent.Canceled,
            _ => throw new ArgumentException(line, nameof(lines)),
        },
    })]);

    private static string FolderOf(int number) => Directory.EnumerateDirectories(Recorded, $"{number:00}-*").Single();

    private static string Find()
    {
        var folder = Path.GetFullPath(Path.Combine(RepoRoot.Folder, "..", "shared", "elsa-cases"));
        return Directory.Exists(folder)
            ? folder
            : throw new DirectoryNotFoundException($"The recorded cases of Elsa are not there: they belong beside the repository, in {folder}.");
    }
}
