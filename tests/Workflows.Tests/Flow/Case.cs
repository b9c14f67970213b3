using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Flow;

/// <summary>A definition, and the seed of everything that is said to its instance. One that fails is shown with fewer steps and connections, as long as it still fails.</summary>
internal sealed record Case(string Json, int Seed)
{
    public static Arbitrary<Case> Any { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(Of), Smaller);

    /// <summary>Even seeds give flowcharts that count, odd ones flowcharts with tokens.</summary>
    public static Case Of(int seed) => new(Sketch.Of(seed, seed % 2 == 0 ? FlowMode.CounterBased : FlowMode.TokenBased), seed);

    /// <summary>Holds this many cases against a rule, which gives the first problem it finds in one. Nothing in there may really wait.</summary>
    public static void Hold(int cases, Func<Case, Task<string?>> rule) =>
        Check.One(Samples.Of(cases), Prop.ForAll(Any, one =>
        {
            var problem = rule(one).GetAwaiter().GetResult();
            return (problem is null).Label(problem ?? "");
        }));

    public WorkflowDefinition Definition => DefinitionReader.Read(Json) is { IsSound: true, Definition: { } definition }
        ? definition
        : throw new InvalidOperationException("The sketch is not sound.");

    public override string ToString() => $"seed {Seed}\n{Json}\n";

    private static IEnumerable<Case> Smaller(Case one)
    {
        for (var place = 0; ; place++)
        {
            var source = JsonNode.Parse(one.Json)!;
            var left = place;
            if (!Drop(source["root"]!.AsObject(), ref left))
                yield break;
            yield return one with { Json = source.ToJsonString() };
        }
    }

    // takes away the step or connection at this place of the tree, counted from 0; false beyond the last
    private static bool Drop(JsonObject step, ref int place)
    {
        foreach (var list in new[] { step["activities"], step["connections"] }.OfType<JsonArray>())
        {
            if (place < list.Count)
            {
                var dropped = list[place]!.AsObject();
                list.RemoveAt(place);
                (step["connections"] as JsonArray)?.RemoveAll(line => dropped["id"] is { } id && (Is(line, "source", id) || Is(line, "target", id)));
                return true;
            }
            place -= list.Count;
        }
        foreach (var inner in step.Select(field => field.Value).OfType<JsonObject>().Concat((step["activities"] as JsonArray ?? []).OfType<JsonObject>()).Where(one => one.ContainsKey("id") && one.ContainsKey("type")))
        {
            if (Drop(inner, ref place))
                return true;
        }
        return false;
    }

    private static bool Is(JsonNode? line, string end, JsonNode id) => line![end]!["activity"]!.ToString() == id.ToString();
}
