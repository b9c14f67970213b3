using System.Text.RegularExpressions;
using Governance.Testing;

namespace Governance.House.Tests;

/// <summary>What the documents name in code letters is there: every path, and in ARCHITECTURE.md every type.</summary>
public sealed partial class DocsTests
{
    [Fact]
    public void Every_path_and_type_that_the_architecture_names_exists()
    {
        var types = SourceFile.Below("src", ".cs").SelectMany(file => Declared().Matches(file.Text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var text = File.ReadAllText(RepoRoot.Path("ARCHITECTURE.md"));
        Violations.None([.. GonePaths(text), .. GoneTypes(text, types)]);
    }

    [Fact]
    public void Every_path_that_another_document_names_exists() => Violations.None(
        from document in SourceFile.Below("docs", ".md").Concat(new[] { "README.md", "CONTRIBUTING.md" }.Select(name => new SourceFile(name, File.ReadAllText(RepoRoot.Path(name)))))
        from gone in GonePaths(document.Text)
        select document.Path + ": " + gone);

    [Fact]
    public void A_path_or_type_that_is_gone_is_found()
    {
        const string Text = "See `src/Domain/Gone.cs`, `src/Domain`, `GoneType`, `KnownType`, `BEGIN IMMEDIATE`, `Domain`, `/steps/{id}` and `XTable.cs`.";
        Assert.Equal(["`src/Domain/Gone.cs` is not there"], GonePaths(Text));
        Assert.Equal(["`GoneType` is no type"], GoneTypes(Text, ["KnownType"]));
    }

    private static IEnumerable<string> GonePaths(string text) =>
        from name in Names(text)
        where RepositoryPath().IsMatch(name) && !Path.Exists(Path.Combine(RepoRoot.Folder, name))
        select $"`{name}` is not there";

    private static IEnumerable<string> GoneTypes(string text, HashSet<string> types) =>
        from name in Names(text)
        where TypeName().IsMatch(name) && !types.Contains(name) && !Directory.Exists(Path.Combine(RepoRoot.Folder, "src", name))
        select $"`{name}` is no type";

    private static IEnumerable<string> Names(string text) => Named().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"^(?:src|tests|docs|workflows|bench|\.ci)/[\w./-]*$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Named();

    [GeneratedRegex("^[A-Z][a-z]+(?:[A-Z][a-z]*)*$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b(?:class|record(?:\s+struct)?|struct|interface|enum)\s+(\w+)")]
    private static partial Regex Declared();
}
