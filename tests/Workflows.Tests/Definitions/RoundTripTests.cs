using System.Text.Json.Nodes;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Tests.Conformance;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>Every definition that came from Elsa, and every one of ours, goes through reading and writing unharmed.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Files =>
        [.. Recorded().Concat(Directory.EnumerateFiles(RepoRoot.Path("workflows"), "*.json")).Select(file => Path.GetRelativePath(RepoRoot.Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_written_was_read_and_is_written_the_same_again(string file)
    {
        var text = File.ReadAllText(Path.Combine(RepoRoot.Folder, file));
        var reading = DefinitionReader.Read(text);

        Assert.Empty(reading.Problems);
        var written = DefinitionWriter.Write(reading.Definition!);
        Assert.Empty(Lost(JsonNode.Parse(text), JsonNode.Parse(written), ""));
        Assert.Equal(written, DefinitionWriter.Write(DefinitionReader.Read(written).Definition!));
    }

    [Fact]
    public void A_field_that_were_lost_would_be_found()
    {
        var before = JsonNode.Parse("""{"a":[{"b":1,"c":null},2],"d":{}}""");

        Assert.Equal(["/a/0/c", "/a/1", "/d"], Lost(before, JsonNode.Parse("""{"a":[{"b":1,"e":3}],"d":[]}"""), ""));
        Assert.Equal(["/a/0/b"], Lost(before, JsonNode.Parse("""{"a":[{"b":1.0,"c":null},2],"d":{"more":1}}"""), ""));
    }

    /// <summary>The places of the first that the second has not, or has otherwise.</summary>
    private static IEnumerable<string> Lost(JsonNode? before, JsonNode? after, string place) => (before, after) switch
    {
        (JsonObject one, JsonObject other) => one.SelectMany(field => other.TryGetPropertyValue(field.Key, out var kept)
            ? Lost(field.Value, kept, $"{place}/{field.Key}")
            : [$"{place}/{field.Key}"]),
        (JsonArray one, JsonArray other) => one.SelectMany((item, index) => index < other.Count ? Lost(item, other[index], $"{place}/{index}") : [$"{place}/{index}"]),
        (null, null) => [],
        (JsonValue one, JsonValue other) when one.ToJsonString() == other.ToJsonString() => [],
        _ => [place],
    };

    private static IEnumerable<string> Recorded() =>
        Directory.EnumerateDirectories(Cases.Recorded).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
            .Where(file => Path.GetFileName(file) is var name && (name is "definition.json" or "v2.json" || name.StartsWith("child", StringComparison.Ordinal)));
}
