using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Conformance;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Conformance;

/// <summary>This engine beside real Elsa: every recorded case in both flow modes, and the differences that are meant.</summary>
public sealed class ConformanceTests
{
    /// <summary>What the cases' own page lists as wrong in real Elsa, and 48, whose record holds one line twice.</summary>
    private static readonly int[] KnownWrong = [12, 14, 25, 26, 27, 28, 45, 47, 48, 50, 55, 58, 59, 64, 81, 83, 84, 93, 94, 95, 96, 97, 98, 100];

    [Fact]
    public async Task Every_recorded_case_passes_in_both_modes()
    {
        var results = await Results(Cases.Recorded);
        Assert.Equal(2 * Directory.EnumerateFiles(Cases.Recorded, "script.json", SearchOption.AllDirectories).Count(), results.Count);
        Assert.Empty(results.Where(result => !result.IsPassed).Select(result => result.Line.In(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_deliberate_difference_is_needed_by_exactly_the_cases_it_names()
    {
        var used = (from elsa in ElsaCase.In(Cases.Recorded)
                    from mode in Enum.GetValues<FlowMode>()
                    from reason in DeliberateDifferences.Correct(elsa, mode).Reasons
                    select (Number(elsa), reason)).Distinct().ToLookup(pair => pair.reason, pair => pair.Item1);
        var recorded = ElsaCase.In(Cases.Recorded).Select(Number).ToHashSet();
        foreach (var rule in DeliberateDifferences.All)
        {
            Assert.NotEmpty(used[rule.Reason]);
            Assert.Equal(rule.Cases.Where(recorded.Contains).Order(), used[rule.Reason].Order());
        }
    }

    [Fact]
    public void Nothing_differs_on_purpose_but_where_real_Elsa_is_known_to_be_wrong() =>
        Assert.Empty(DeliberateDifferences.All.SelectMany(rule => rule.Cases).Except(KnownWrong));

    [Theory]
    [InlineData("^a -a xb -flow -Workflow1 +m -m +after -after")]
    [InlineData("^a -a -flow -Workflow1 +m -m +after -after")]
    public async Task A_race_that_Elsa_recorded_as_complete_before_its_winner_ran_is_held_to_the_right_order(string recorded)
    {
        using var cases = Cases.Made("race", 25, (file, text) => file switch
        {
            "definition.json" => text.Replace("Cascade", "Race", StringComparison.Ordinal),
            "expected-token.json" => Recorded(text, second: recorded, third: ""),
            _ => text,
        });
        var result = (await Results(cases.Folder)).Single(one => one.Mode == FlowMode.TokenBased);
        Assert.True(result.IsPassed, result.Line.ToString());
        Assert.Single(result.Reasons);
    }

    [Fact]
    public async Task A_race_of_a_join_after_which_Elsa_recorded_nothing_is_held_to_be_sound()
    {
        using var cases = Cases.Made("join", 93, (file, text) => file == "definition.json" ? Joining(text) : text);
        var result = (await Results(cases.Folder)).Single(one => one.Mode == FlowMode.TokenBased);
        // a join writes nothing: the line of the step that it took the place of is all that is missed
        Assert.Equal("line 1 of the console: expected m, was after", result.Difference?.In(CultureInfo.InvariantCulture));
        Assert.Single(result.Reasons);
    }

    [Fact]
    public async Task A_case_that_cannot_be_run_fails_and_the_next_one_runs()
    {
        using var cases = Cases.Made("1-odd", 1, (file, text) => file == "script.json" ? text.Replace("\"start\"", "\"dance\"", StringComparison.Ordinal) : text);
        Directory.CreateDirectory(Path.Combine(cases.Folder, "2-even"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Cases.Recorded, "01-sequence")))
            File.Copy(file, Path.Combine(cases.Folder, "2-even", Path.GetFileName(file)));
        var results = await Results(cases.Folder);
        Assert.Equal([false, false, true, true], results.Select(result => result.IsPassed));
        Assert.Equal("1-odd, counter mode: failed at an error: A script cannot “dance”.", results[0].Line.In(CultureInfo.InvariantCulture));
    }

    private static string Recorded(string text, string second, string third)
    {
        var trace = JsonNode.Parse(text)!;
        foreach (var (index, lines) in new[] { (1, second), (2, third) })
        {
            var step = trace["steps"]![index]!;
            step["events"] = Cases.Lines(lines);
            (step["status"], step["subStatus"], step["bookmarks"]) = ("Finished", "Finished", new JsonArray());
        }
        return trace.ToJsonString();
    }

    /// <summary>The racing step becomes a join, which writes nothing.</summary>
    private static string Joining(string text)
    {
        var definition = JsonNode.Parse(text)!;
        var race = definition["root"]!["activities"]!.AsArray().Single(step => step!["id"]!.ToString() == "m")!.AsObject();
        race["type"] = "Elsa.FlowJoin";
        race.Remove("text");
        race["customProperties"] = new JsonObject();
        return definition.ToJsonString();
    }

    private static int Number(ElsaCase elsa) => int.Parse(elsa.Name.Split('-')[0], CultureInfo.InvariantCulture);

    private static async Task<List<ConformanceResult>> Results(string folder)
    {
        var results = new List<ConformanceResult>();
        await foreach (var result in ConformanceRun.Of(folder, TestContext.Current.CancellationToken))
            results.Add(result);
        return results;
    }
}
