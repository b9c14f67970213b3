using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Duties;
using Governance.Workflows.Activities.People;
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

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_step_and_every_outcome_has_words_in_both_languages(string file)
    {
        var definition = DefinitionReader.Read(Read(file)).Definition!;

        Assert.True(definition.DisplayName.IsComplete);
        Assert.All(definition.Root.Activities, step => Assert.True(step.DisplayText.IsComplete, step.Id));
        Assert.All(
            definition.Root.Activities.Where(step => !Known.TryGetValue(step.Type, out var kind) || !kind.IsWorkflow),
            step => Assert.All(OfferedOutcomes.Of(step), outcome => Assert.True(outcome.Label.IsComplete && outcome.Hint is null or { IsComplete: true }, $"{step.Id}: {outcome.Name}")));
        // branches and cases too, which for Elsa are names alone
        Assert.All(
            definition.Root.Activities.Where(step => Known.ContainsKey(step.Type)),
            step => Assert.All(StepOutcomes.Own(step, Known[step.Type]), name => Assert.True(StepOutcomes.LabelOf(step, name) is { IsComplete: true }, $"{step.Id}: {name}")));
    }

    [Fact]
    public void No_author_decides_at_any_step_that_decides()
    {
        Dictionary<string, string> advice = new() { ["college: advice"] = "The program advisory committee is consulted and binds nobody." };
        var uncovered = Parents().SelectMany(definition => definition.AllActivities
            .Where(step => step.Type is "Governance.Decide" or "Governance.Vote")
            .Where(step => !DeclaredDuties.Of(definition).Any(duty => duty.Rule == DutyRule.NoAuthorDecides && duty.IsAbout(step.Id)))
            .Select(step => $"{definition.DefinitionId}: {step.Id}"));

        Assert.Equal(advice.Keys, uncovered);
    }

    // a part knows the rules of whoever uses it
    private static IEnumerable<WorkflowDefinition> Parents() =>
        ShippedDefinitions.Files.Select(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!).Where(definition => definition.AllActivities.Any(step => step.CanStartWorkflow));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_author_of_a_version_publishes_it(string file) =>
        Assert.Contains(DeclaredDuties.Of(DefinitionReader.Read(Read(file)).Definition!), duty => duty.Rule == DutyRule.AuthorIsNotPublisher);

    [Theory]
    [MemberData(nameof(Files))]
    public void No_step_is_drawn_over_another(string file)
    {
        var places = JsonNode.Parse(Read(file))!["root"]!["activities"]!.AsArray().Select(step => step!["metadata"]!["designer"]!["position"]!.ToJsonString()).ToList();

        Assert.Equal(places.Count, places.Distinct().Count());
    }

    private IReadOnlyDictionary<string, ActivityDeclaration> Known =>
        services.GetRequiredService<ActivityCatalogue>().Known(ShippedDefinitions.Files.Select(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!));

    private static string Read(string file) => File.ReadAllText(Path.Combine(ShippedDefinitions.Folder, file));

    private IEnumerable<string> Problems(string text) =>
        DefinitionRules.Check(text, "file", Known).Select(problem => problem.Sentence.In(CultureInfo.InvariantCulture));
}
