using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>Whatever stands in a file: reading, checking and writing it give problems, never an exception.</summary>
public sealed class DefinitionProperties
{
    private static readonly string[] Oddities =
    [
        "null", "true", "-1", "1e999", "\"\"", "\"\\u0000\"", "\"a\"", "[]", "[[]]", "[null]", "[3,\"x\"]", "{}", "{\"id\":3,\"type\":7}", "{\"$values\":[1]}",
        "{\"expression\":{\"type\":\"JavaScript\",\"value\":[]}}", "{\"expression\":\"x\"}", "{\"type\":\"Elsa.End\",\"id\":\"s\"}", "{\"type\":null,\"value\":1}",
        "{\"memoryReference\":{\"id\":[]}}", "{\"source\":1,\"target\":\"s\"}", "{\"en\":1}", "{\"fr\":[]}", "{\"displayText\":\"x\"}",
    ];

    [Fact]
    public void A_definition_with_anything_anywhere_is_read_checked_and_written()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var source = JsonNode.Parse(random.Next(2) == 0 ? Small.Expense : Flow.Governed(flow => flow.Source["customProperties"]!["anytime"] = JsonNode.Parse("""[{"name":"x","states":["Ideation"]}]""")).Text)!;
            for (var count = random.Next(1, 4); count > 0; count--)
                Spoil(source, random);
            return IsStable(source.ToJsonString()).Label(source.ToJsonString());
        }));
    }

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<string>(text => IsStable(text ?? "")));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, Small.Expense.Length - 1).ToArbitrary(),
            place => IsStable(Small.Expense[..place]) && IsStable(Small.Expense.Remove(place, 1)) && IsStable(Small.Expense.Insert(place, "\uD800"))));
    }

    // a field anywhere gets an odd value
    private static void Spoil(JsonNode node, Random random)
    {
        while (true)
        {
            var fields = node is JsonObject source ? source.Select(field => field.Key).ToList() : [];
            var inner = node is JsonObject ? fields.Select(name => node[name]).ToList() : [.. node.AsArray()];
            if (inner.Count == 0)
                return;
            var place = random.Next(inner.Count);
            if (inner[place] is JsonObject or JsonArray && random.Next(4) > 0)
            {
                node = inner[place]!;
                continue;
            }
            var odd = JsonNode.Parse(Oddities[random.Next(Oddities.Length)]);
            if (node is JsonObject)
                node[fields[place]] = odd;
            else
                node[place] = odd;
            return;
        }
    }

    private static bool IsStable(string text)
    {
        var reading = DefinitionReader.Read(text);
        foreach (var problem in DefinitionRulesTests.Problems(reading))
            problem.Sentence.In(System.Globalization.CultureInfo.GetCultureInfo("fr-CA"));
        if (reading.Definition is not { } definition)
            return reading.Problems.Count > 0;
        var written = DefinitionWriter.Write(definition);
        var again = DefinitionReader.Read(written).Definition!;
        return written == DefinitionWriter.Write(again) && DefinitionHash.Of(definition) == DefinitionHash.Of(again);
    }
}
