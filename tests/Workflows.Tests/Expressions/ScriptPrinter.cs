using System.Globalization;
using System.Text;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Tests.Expressions;

/// <summary>Writes a tree with as few parentheses as JavaScript's rules allow, so that reading it back proves the rules.</summary>
internal static class ScriptPrinter
{
    private const int Choice = 0;
    private const int Prefix = 7;
    private const int Piece = 8;

    // written down again on purpose: with the parser's own table a wrong precedence would read back as itself
    private static readonly Dictionary<string, int> Binding = new()
    {
        ["??"] = 1, ["||"] = 1, ["&&"] = 2, ["=="] = 3, ["!="] = 3, ["==="] = 3, ["!=="] = 3,
        ["<"] = 4, ["<="] = 4, [">"] = 4, [">="] = 4, ["+"] = 5, ["-"] = 5, ["*"] = 6, ["/"] = 6, ["%"] = 6,
    };

    public static string Print(ScriptNode node)
    {
        var text = At(node, Choice);
        // an object at the beginning would be a block; "return" says that it is not
        return "return " + text + ";";
    }

    private static string At(ScriptNode node, int atLeast)
    {
        var (text, binding) = Write(node);
        return binding < atLeast ? "(" + text + ")" : text;
    }

    private static (string Text, int Binding) Write(ScriptNode node) => node switch
    {
        ConstantNode { Value: var value } => (Constant(value), Piece),
        NameNode name => (name.Name, Piece),
        TemplateNode template => (Template(template), Piece),
        ListNode list => ("[" + Join(list.Items) + "]", Piece),
        FieldsNode fields => ("{" + string.Join(", ", fields.Fields.Select(field => Quoted(field.Key) + ": " + At(field.Value, Choice))) + "}", Piece),
        MemberNode member => (Target(member.Target) + "." + member.Name, Piece),
        IndexNode index => (Target(index.Target) + "[" + At(index.Index, Choice) + "]", Piece),
        CallNode call => (Target(call.Callee) + "(" + Join(call.Arguments) + ")", Piece),
        ArrowNode arrow => (Arrow(arrow), Choice),
        UnaryNode unary => (unary.Mark + " " + At(unary.Operand, Prefix), Prefix),
        BinaryNode binary => (Between(binary.Left, binary.Mark, binary.Right), Binding[binary.Mark]),
        LogicalNode logical => (Logical(logical), Binding[logical.Mark]),
        ConditionalNode choice => (At(choice.Condition, 1) + " ? " + At(choice.Then, Choice) + " : " + At(choice.Else, Choice), Choice),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string Target(ScriptNode node)
    {
        var text = At(node, Piece);
        return node is ConstantNode { Value.Kind: JsKind.Number } ? "(" + text + ")" : text;
    }

    private static string Between(ScriptNode left, string mark, ScriptNode right)
    {
        var binding = Binding[mark];
        return At(left, binding) + " " + mark + " " + At(right, binding + 1);
    }

    private static string Logical(LogicalNode node)
    {
        var binding = Binding[node.Mark];
        return Side(node.Left, binding) + " " + node.Mark + " " + Side(node.Right, binding + 1);

        string Side(ScriptNode side, int atLeast) =>
            side is LogicalNode inner && (inner.Mark == "??") != (node.Mark == "??") ? "(" + At(side, Choice) + ")" : At(side, atLeast);
    }

    private static string Arrow(ArrowNode arrow)
    {
        var parameters = arrow.Parameters.Count == 1 ? arrow.Parameters[0] : "(" + string.Join(", ", arrow.Parameters) + ")";
        var body = At(arrow.Body, Choice);
        return parameters + " => " + (body.StartsWith('{') ? "(" + body + ")" : body);
    }

    private static string Template(TemplateNode template)
    {
        var text = new StringBuilder("`" + Escaped(template.Parts[0]));
        for (var index = 0; index < template.Holes.Count; index++)
            text.Append("${").Append(At(template.Holes[index], Choice)).Append('}').Append(Escaped(template.Parts[index + 1]));
        return text.Append('`').ToString();
    }

    private static string Join(IReadOnlyList<ScriptNode> items) => string.Join(", ", items.Select(item => At(item, Choice)));

    private static string Constant(JsValue value) => value.Kind switch
    {
        JsKind.Text => Quoted(value.Text),
        JsKind.Number => JsConversion.ToText(value.Number),
        JsKind.Boolean => value.Boolean ? "true" : "false",
        _ => "null",
    };

    private static string Quoted(string text) => "'" + Escaped(text) + "'";

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            _ = character is '\\' or '\'' or '`' or '$' || char.IsControl(character) || character > 127
                ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : escaped.Append(character);
        }
        return escaped.ToString();
    }
}
