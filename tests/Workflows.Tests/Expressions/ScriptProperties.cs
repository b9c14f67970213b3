using System.Collections;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Tests.Expressions;

public sealed class ScriptProperties
{
    // pieces of the language and of what is beside it, so that random texts come near to being scripts
    private static readonly string[] Pieces =
    [
        "1", "0x", "1e", ".5", "a", "$b", "variables", "getVariable", "return", "true", "new", "=>", "=", "==", "===", "!", "!=", "+", "-", "--", "*",
        "/", "//", "/*", "*/", "%", "?", "?.", "??", ":", "&&", "||", "<", ">=", "(", ")", "[", "]", "{", "}", "${", "`", "'", "\"", "\\", "\\u", "\\u{",
        ",", ";", ".", "...", "#", " ", "\n", "\uFEFF", "é", "\uD83D", "\uDE00", "\0", "@", "map", ".map(x=>", "x",
        "now()", "today", "addDays(", "formatDate", "'2026-01-31'", ".find(", ".length", "JSON.stringify(",
    ];

    private static readonly Gen<string> NearScripts = Gen.Choose(0, 25)
        .SelectMany(count => Gen.Elements(Pieces).ArrayOf(count))
        .Select(pieces => string.Concat(pieces));

    private static readonly string[] BinaryMarks = ["+", "-", "*", "/", "%", "==", "!=", "===", "!==", "<", "<=", ">", ">="];
    private static readonly string[] LogicalMarks = ["&&", "||", "??"];
    private static readonly string[] Names = ["a", "b1", "$c", "été", "variables", "undefined", "Math", "getVariable"];
    private static readonly string[] Texts = ["", "x", "it's", "`${}`", "\\", "line\n\u2028", "é\uD83D\uDE00", "\"", "\0"];

    [Fact]
    public void Any_text_is_a_script_or_is_refused_at_a_place_inside_it()
    {
        Check.One(Samples.Of(3_000), Prop.ForAll(NearScripts.ToArbitrary(), IsReadOrRefused));
        Check.One(Samples.Of(1_000), Prop.ForAll<string>(text => IsReadOrRefused(text ?? "")));
    }

    [Fact]
    public void Any_script_that_is_read_runs_to_a_value_or_a_fault()
    {
        Check.One(Samples.Of(3_000), Prop.ForAll(NearScripts.ToArbitrary(), text =>
        {
            try
            {
                Script.Read(text).Script?.Evaluate(ExpressionContext.Empty)?.ToJsonString();
            }
            catch (ExpressionFault fault)
            {
                return fault.Sentence.In(CultureInfo.InvariantCulture).Length > 0;
            }
            return true;
        }));
    }

    [Fact]
    public void A_printed_tree_is_read_as_the_same_tree()
    {
        Check.One(Samples.Of(2_000), Prop.ForAll(Trees(4).ToArbitrary(), tree =>
        {
            var printed = ScriptPrinter.Print(tree);
            var reading = Script.Read(printed);
            return (reading.Script is not null && Same(tree, reading.Script.Body))
                .Label($"{printed} gave {reading.Problem?.Sentence.In(CultureInfo.InvariantCulture)}");
        }));
    }

    private static bool IsReadOrRefused(string text)
    {
        var reading = Script.Read(text);
        return reading.Script is not null
            ? reading.Problem is null
            : reading.Problem!.Position >= 0 && reading.Problem.Position <= text.Length && reading.Problem.Sentence.In(CultureInfo.InvariantCulture).Length > 0;
    }

    private static Gen<ScriptNode> Trees(int height)
    {
        var leaf = Gen.OneOf<ScriptNode>(
            Gen.Elements(Names).Select(ScriptNode (name) => new NameNode(0, name)),
            Gen.Elements(Texts).Select(ScriptNode (text) => new ConstantNode(0, JsValue.Of(text))),
            Gen.Elements(0d, 1d, 0.1, 12.5, 1e21, 1e-7, 123456789d).Select(ScriptNode (number) => new ConstantNode(0, JsValue.Of(number))),
            Gen.Elements(JsValue.True, JsValue.False, JsValue.Null).Select(ScriptNode (value) => new ConstantNode(0, value)));
        if (height == 0)
            return leaf;
        var inner = Trees(height - 1);
        var several = Gen.Choose(0, 3).SelectMany(count => inner.ArrayOf(count));
        var argument = Gen.OneOf(inner,
            Gen.Elements<string[]>([[], ["x"], ["x", "y"]]).SelectMany(names => inner.Select(ScriptNode (body) => new ArrowNode(0, names, body))));
        var pair = inner.SelectMany(left => inner.Select(right => (left, right)));
        return Gen.OneOf(
            leaf,
            several.Select(ScriptNode (items) => new ListNode(0, items)),
            several.SelectMany(values => Gen.Elements([.. Texts, .. Names, "in", "1"]).ArrayOf(values.Length)
                .Select(ScriptNode (keys) => new FieldsNode(0, [.. keys.Zip(values, KeyValuePair.Create)]))),
            several.SelectMany(holes => Gen.Elements(Texts).ArrayOf(holes.Length + 1).Select(ScriptNode (parts) => new TemplateNode(0, parts, holes))),
            inner.SelectMany(target => Gen.Elements("name", "map", "new", "length").Select(ScriptNode (name) => new MemberNode(0, target, name))),
            pair.Select(ScriptNode (two) => new IndexNode(0, two.left, two.right)),
            inner.SelectMany(callee => Gen.Choose(0, 2).SelectMany(count => argument.ArrayOf(count)).Select(ScriptNode (given) => new CallNode(0, callee, given))),
            inner.SelectMany(operand => Gen.Elements("!", "-", "+").Select(ScriptNode (mark) => new UnaryNode(0, mark, operand))),
            pair.SelectMany(two => Gen.Elements(BinaryMarks).Select(ScriptNode (mark) => new BinaryNode(0, mark, two.left, two.right))),
            pair.SelectMany(two => Gen.Elements(LogicalMarks).Select(ScriptNode (mark) => new LogicalNode(0, mark, two.left, two.right))),
            pair.SelectMany(two => inner.Select(ScriptNode (otherwise) => new ConditionalNode(0, two.left, two.right, otherwise))));
    }

    // equal in kind and content; where a piece stood in its text does not count
    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (JsValue first, JsValue second) => JsConversion.StrictlyEqual(first, second),
        (string first, string second) => first == second,
        (int first, int second) => first == second,
        (ScriptNode first, ScriptNode second) => first.GetType() == second.GetType()
            && first.GetType().GetProperties().Where(property => property.Name != nameof(ScriptNode.At))
                .All(property => Same(property.GetValue(first), property.GetValue(second))),
        (KeyValuePair<string, ScriptNode> first, KeyValuePair<string, ScriptNode> second) => first.Key == second.Key && Same(first.Value, second.Value),
        (IEnumerable first, IEnumerable second) => SameItems([.. first.Cast<object>()], [.. second.Cast<object>()]),
        _ => false,
    };

    private static bool SameItems(object[] left, object[] right) =>
        left.Length == right.Length && left.Zip(right).All(pair => Same(pair.First, pair.Second));
}
