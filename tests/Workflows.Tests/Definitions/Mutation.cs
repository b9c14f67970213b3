using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>Definitions with something wrong anywhere, made from sound ones. The same seed gives the same text.</summary>
internal static partial class Mutation
{
    private static readonly string[] Sound =
    [
        Small.Expense,
        ElsaFormatTests.Everywhere,
        Flow.Governed(flow => flow.Source["customProperties"]!["anytime"] = JsonNode.Parse("""[{"name":"x","label":{"en":"X","fr":"X"},"roles":["dean"],"states":["Ideation"],"cancelsWith":"Withdraw"}]""")).Text,
        Flow.Plain(flow => flow.Fork("fork", "a", "b").Steps("a", "b").Join("join").Connect("start", "Done", "fork", instead: true)
            .Connect("fork", "a", "a").Connect("fork", "b", "b").Chain("a", "join", "end").Chain("b", "join")).Text,
        """
        {"definitionId":"t","name":"T","variables":{"id":"v","name":"v"},"root":{"type":"Elsa.Sequence","activities":{"$values":[
          {"type":"Elsa.Cron","cronExpression":"0 * * * *","customProperties":{"canStartWorkflow":true}},
          {"type":"Elsa.Timer","interval":{"type":"Literal","value":"PT1H"},"customProperties":{"canStartWorkflow":true}},
          {"type":"Elsa.StartAt","dateTime":"2027-01-01T00:00:00Z","customProperties":{"canStartWorkflow":true}},
          {"type":"Elsa.Event","eventName":"e","customProperties":{"canStartWorkflow":true}},
          {"type":"Elsa.Switch","cases":[{"label":"one","condition":{"type":"JavaScript","value":"variables.v > 1"},"activity":{"type":"Elsa.Delay","timeSpan":"00:00:05"}}]},
          {"type":"Elsa.NotFoundActivity","originalActivityJson":"{\"type\":\"Elsa.Flowchart\",\"activities\":[{\"id\":\"p\",\"type\":\"Elsa.End\"},{\"id\":\"q\",\"type\":\"Elsa.End\"}],\"connections\":{\"Source\":\"p\",\"SourcePort\":\"Done\",\"Target\":\"q\"},\"customProperties\":{\"notFoundConnections\":[{\"source\":\"q\",\"target\":\"p\"}]}}"}]}}}
        """,
    ];

    private static readonly string[] Oddities =
    [
        "null", "true", "-1", "0", "1e999", "-0.0", "99999999999999999999999999", "3.000", "\"\"", "\" \"", "\"\\u0000\"", "\"a\"", "\"v\"", "\"{}\"", "\"[\"",
        "\"{0}\"", "\"Elsa.Flowchart\"", "\"Elsa.NotFoundActivity\"", "\"Governance.Decide\"", "\"JavaScript\"", "\"x =>\"", "\"P9999999Y\"", "\"0 0 30 2 *\"", "\"0001-01-01T00:00:00+14:00\"",
        "[]", "[[]]", "[null]", "[3,\"x\"]", "{}", "{\"id\":3,\"type\":7}", "{\"$values\":[1]}", "{\"expression\":{\"type\":\"JavaScript\",\"value\":[]}}", "{\"expression\":\"x\"}",
        "{\"expression\":{\"type\":\"Literal\",\"value\":{\"x\":1}}}", "{\"type\":\"Literal\",\"value\":null}", "{\"type\":\"Elsa.End\",\"id\":\"s\"}", "{\"type\":null,\"value\":1}",
        "{\"memoryReference\":{\"id\":[]}}", "{\"source\":1,\"target\":\"s\"}", "{\"source\":\"s\",\"target\":\"s\"}", "{\"en\":1}", "{\"fr\":[]}", "{\"displayText\":\"x\"}", "{\"\":\"\"}",
    ];

    /// <summary>One to four things are wrong with the form: fields gone, doubled, renamed, of another kind, in another place, far too deep.</summary>
    public static string OfForm(Random random)
    {
        var source = JsonNode.Parse(Pick(Sound, random))!;
        for (var count = random.Next(1, 5); count > 0; count--)
            Spoil(source, source, random);
        var text = source.ToJsonString();
        return random.Next(10) == 0 ? Doubled(text, random) : random.Next(20) == 0 ? Odd(text, random) : text;
    }

    /// <summary>One to four things are wrong with the bytes: cut off, changed, left out, repeated, put in.</summary>
    public static string OfBytes(Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(Pick(Sound, random)).ToList();
        for (var count = random.Next(1, 5); count > 0 && bytes.Count > 1; count--)
        {
            var place = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - place);
            switch (random.Next(5))
            {
                case 0: bytes.RemoveRange(place, random.Next(4) == 0 ? bytes.Count - place : length); break;
                case 1: bytes[place] = (byte)random.Next(256); break;
                case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, length)); break;
                case 3: bytes.Insert(place, Pick("\"{}[]:,\\0u"u8.ToArray(), random)); break;
                default: (bytes[place], bytes[^1]) = (bytes[^1], bytes[place]); break;
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static void Spoil(JsonNode node, JsonNode whole, Random random)
    {
        while (true)
        {
            var keys = node is JsonObject fields ? [.. fields.Select(field => (object)field.Key)] : Enumerable.Range(0, node.AsArray().Count).Select(index => (object)index).ToList();
            if (keys.Count == 0)
                return;
            var key = Pick(keys, random);
            var inner = key is string name ? node[name] : node[(int)key];
            if (inner is JsonObject or JsonArray && random.Next(4) > 0)
                node = inner;
            else
            {
                Change(node, key, inner, whole, random);
                return;
            }
        }
    }

    private static void Change(JsonNode node, object key, JsonNode? inner, JsonNode whole, Random random)
    {
        switch (random.Next(8))
        {
            case 0 when node is JsonArray list: list.RemoveAt((int)key); break;
            case 0: node.AsObject().Remove((string)key); break;
            case 1 when node is JsonArray list: list.Add(inner?.DeepClone()); break;
            case 1: node[char.ToUpperInvariant(((string)key + "x")[0]) + ((string)key + "x")[1..]] = inner?.DeepClone(); break;
            case 2: Set(node, key, Nested(inner?.DeepClone(), random.Next(1, 160))); break;
            // a part of the whole, whichever, stands here
            case 3: Set(node, key, Part(whole, random)?.DeepClone()); break;
            default: Set(node, key, JsonNode.Parse(Pick(Oddities, random))); break;
        }
    }

    private static void Set(JsonNode node, object key, JsonNode? value)
    {
        if (key is string name)
            node[name] = value;
        else
            node[(int)key] = value;
    }

    private static JsonNode? Nested(JsonNode? node, int depth)
    {
        for (var level = 0; level < depth && level < 100; level++)
            node = depth % 2 == 0 ? new JsonArray(node) : new JsonObject { [depth % 3 == 0 ? "activities" : "body"] = node };
        return node;
    }

    private static JsonNode? Part(JsonNode node, Random random)
    {
        for (var depth = random.Next(1, 6); depth > 0; depth--)
        {
            var parts = node is JsonObject fields ? [.. fields.Select(field => field.Value)] : node is JsonArray items ? items.ToList() : [];
            if (parts.OfType<JsonNode>().ToList() is not { Count: > 0 } inside)
                return node;
            node = Pick(inside, random);
        }
        return node;
    }

    private static string Doubled(string text, Random random) =>
        Field().Matches(text).ToList() is { Count: > 0 } fields && Pick(fields, random) is { } field ? text.Insert(field.Index, field.Value + "null,") : text;

    // written into the text, because a tree of nodes would not hold it
    private static string Odd(string text, Random random) =>
        Field().Matches(text).ToList() is { Count: > 0 } fields && Pick(fields, random) is { } field
            ? text.Insert(field.Index, Pick(["\"\\udc00\":1,", "\"x\":\"\\ud800\",", "\"y\":1e9999,", "\"z\":" + new string('[', 300) + new string(']', 300) + ","], random))
            : text;

    private static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];

    [GeneratedRegex("""(?<=[{,])"\w+":(?! )""")]
    private static partial Regex Field();
}
