using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Returns;

/// <summary>The shipped definition with one thing about its returns broken.</summary>
public sealed class ReturnRulesTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddWorkflows().BuildServiceProvider();

    public void Dispose() => services.Dispose();

    [Fact]
    public void What_a_step_judges_must_exist()
    {
        Assert.Equal(["“What it judges”: no field and no section of the form is called “hour”."], Problems(file => Judge(file, "committee", "hour", "design")));
        Assert.Equal(["“What it judges” is a list of fields and sections of the form."], Problems(file => Step(file, "committee")["judges"]!["expression"]!["value"] = "hours"));
        Assert.Equal(["“What it judges” is a list of fields and sections of the form."], Problems(file => Judge(file, "committee")));
    }

    [Fact]
    public void Blind_reviews_of_one_group_judge_the_same()
    {
        Assert.Equal(
            ["“Score the quality rubric (reviewer 1)” and “Score the quality rubric (third reviewer)” are blind to each other, so they must judge the same fields: they stand or fall together."],
            Problems(file => Judge(file, "review-3", "hours")));
    }

    [Fact]
    public void A_return_needs_a_reason_and_leads_back()
    {
        Assert.Contains("“returns” of the outcome “return-to-build” must be true or false.", Problems(file => Outcome(file, "committee", "return-to-build")["returns"] = "yes"));
        Assert.Equal(["The outcome “return-to-build” is a return, so it needs a reason."], Problems(file => Outcome(file, "committee", "return-to-build")["needsReason"] = false));
        Assert.Equal(["The outcome “reject” is a return, but no way leads back from it to this step."], Problems(file => Outcome(file, "committee", "reject")["returns"] = true));
    }

    [Fact]
    public void A_decision_must_not_judge_what_is_written_after_it_on_the_way_to_a_final_step()
    {
        Assert.Equal(
            [
                "The step judges what “Design the micro-credential” writes after it, so it would not stand any more at “Vote in the committee”: name what it judges.",
                "The step judges what “Build content and assessment” writes after it, so it would not stand any more at “Vote in the committee”: name what it judges.",
            ],
            Problems(file => Step(file, "go-no-go").Remove("judges")));
    }

    private IReadOnlyDictionary<string, ActivityDeclaration> Known =>
        services.GetRequiredService<ActivityCatalogue>().Known(ShippedDefinitions.Files.Select(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!));

    private IEnumerable<string> Problems(Action<JsonObject> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(ShippedDefinitions.Folder, "micro-credential.json")))!.AsObject();
        change(file);
        return DefinitionRules.Check(file.ToJsonString(), "file", Known)
            .Select(problem => problem.Sentence.In(CultureInfo.InvariantCulture));
    }

    private static JsonObject Step(JsonObject file, string id) => file["root"]!["activities"]!.AsArray().Select(step => step!.AsObject()).Single(step => (string?)step["id"] == id);

    private static JsonObject Outcome(JsonObject file, string step, string name) => Step(file, step)["outcomes"]!.AsArray().Select(one => one!.AsObject()).Single(one => (string?)one["name"] == name);

    private static void Judge(JsonObject file, string step, params string[] names) =>
        Step(file, step)["judges"]!["expression"]!["value"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
}
