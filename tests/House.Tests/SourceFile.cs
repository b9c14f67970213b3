using System.Text.RegularExpressions;
using Governance.Testing;

namespace Governance.House.Tests;

/// <summary>A file of the repository: its path from the root with forward slashes, and its text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    internal string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The namespaces it opens by <c>using</c> or <c>@using</c>.</summary>
    internal IEnumerable<string> Usings => Opened().Matches(Text).Select(match => match.Groups[1].Value);

    internal bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>
    /// Every file below a folder with one of the endings, migrations excepted. Throws where there is no such folder or
    /// nothing in it: a rule about nothing holds nothing.
    /// </summary>
    internal static IReadOnlyList<SourceFile> Below(string folder, params string[] endings)
    {
        var root = RepoRoot.Path(folder);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => System.IO.Path.GetRelativePath(RepoRoot.Folder, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(RepoRoot.Folder, path))))
            .ToList();
        return files.Count > 0 ? files : throw new FileNotFoundException($"Nothing ends with {string.Join(" or ", endings)} in {folder}.");
    }

    [GeneratedRegex(@"^\s*@?(?:global )?using (?:static )?(?:\w+ = )?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Opened();
}
