using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>The definitions that come with the product, checked as they are and with one thing broken.</summary>
public sealed class ShippedFileTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddWorkflows().BuildServiceProvider();

    public static TheoryData<string> Files => [.. ShippedDefinitions.Files.Select(file => Path.GetFileName(file))];

    public void Dispose() => services.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_definition_has_no_problem(string file)
    {
        Assert.Empty(Problems(Read(file)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void One_connection_that_hangs_loose_is_one_line(string file)
    {
        var source = JsonNode.Parse(Read(file))!.AsObject();
        source["root"]!["connections"]![0]!["target"]!["activity"] = "gone";

        var line = Assert.Single(Problems(source.ToJsonString()));
        Assert.Contains("hangs loose: there is no step “gone” in this flowchart.", line, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(ShippedDefinitions.Folder, file));

    private IEnumerable<string> Problems(string text) =>
        DefinitionRules.Check(text, "file", services.GetRequiredService<ActivityCatalogue>().Known(ShippedDefinitions.Files.Select(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!))).Select(problem => problem.Sentence.In(CultureInfo.InvariantCulture));
}
