namespace Governance.Workflows.Expressions;

/// <summary>
/// Reads a script into its tree, operators by how tightly they bind. What is not in the language is refused with its
/// place. Laws: nesting and the height of the tree are bounded, so that neither reading nor running can exhaust the stack.
/// </summary>
internal sealed partial class ScriptParser
{
    /// <summary>How deep brackets, choices and functions may stand in each other.</summary>
    public const int MaximumNesting = 100;

    /// <summary>How high the tree may grow, long sums included.</summary>
    public const int MaximumHeight = 250;

    private readonly ScriptLexer _lexer;
    private readonly ScriptNames _names = new();
    private readonly HashSet<ScriptNode> _bracketed = new(ReferenceEqualityComparer.Instance);
    private ScriptToken _current;
    private int _nesting;

    private ScriptParser(string text)
    {
        _lexer = new(text);
        _current = _lexer.Read(0);
    }

    public static (ScriptNode Body, ScriptNames Names) Parse(string text)
    {
        var parser = new ScriptParser(text);
        return (parser.Script(), parser._names);
    }

    private ScriptNode Script()
    {
        var steps = new List<ScriptNode>();
        while (_current.Kind != TokenKind.End)
        {
            if (Skip(";"))
                continue;
            if (_current.Is("{"))
                throw new ScriptRefused(_current.Start, "An object at the beginning must stand in parentheses or after “return”.");
            var isLast = _current.IsWord("return");
            if (isLast)
                Return();
            steps.Add(Expression());
            if (!Skip(";") && _current.Kind != TokenKind.End)
                throw Unexpected();
            if (isLast && _current.Kind != TokenKind.End)
                throw new ScriptRefused(_current.Start, "Nothing may follow “return”.");
        }
        return Checked<ScriptNode>(steps.Count switch
        {
            0 => new ConstantNode(0, JsValue.Undefined),
            1 => steps[0],
            _ => new SequenceNode(steps[0].At, steps),
        });
    }

    private void Return()
    {
        var word = _current;
        Next();
        if (_current.Kind == TokenKind.End || _current.Is(";") || _current.AfterNewLine)
            throw new ScriptRefused(word.End, "“return” needs its value on the same line.");
    }

    private ScriptNode Expression()
    {
        var start = Enter();
        var node = Binary(0);
        if (Skip("?"))
        {
            var then = Expression();
            Expect(":");
            node = Checked(new ConditionalNode(start, node, then, Expression()));
        }
        _nesting--;
        return node;
    }

    private ScriptNode Binary(int bindsTighterThan)
    {
        var left = Unary();
        while (_current.Kind == TokenKind.Mark
            && ScriptOperators.Binding.TryGetValue(_current.Text, out var binding)
            && binding > bindsTighterThan)
        {
            var mark = _current;
            Next();
            var right = Binary(binding);
            if (mark.Text == "??" ? IsOpen(left, "&&", "||") || IsOpen(right, "&&", "||") : mark.Text == "||" && IsOpen(left, "??"))
                throw new ScriptRefused(mark.Start, "“??” beside “&&” or “||” needs parentheses.");
            left = Checked<ScriptNode>(ScriptOperators.IsLogical(mark.Text)
                ? new LogicalNode(left.At, mark.Text, left, right)
                : new BinaryNode(left.At, mark.Text, left, right));
        }
        return left;
    }

    private bool IsOpen(ScriptNode node, params ReadOnlySpan<string> marks) =>
        node is LogicalNode logical && marks.Contains(logical.Mark) && !_bracketed.Contains(node);

    private ScriptNode Unary()
    {
        if (!_current.Is("!") && !_current.Is("-") && !_current.Is("+"))
            return Postfix();
        var mark = _current;
        var start = Enter();
        Next();
        var node = Checked(new UnaryNode(start, mark.Text, Unary()));
        _nesting--;
        return node;
    }

    private ScriptNode Postfix()
    {
        var start = _current.Start;
        var node = Primary();
        while (true)
        {
            if (Skip("."))
                node = new MemberNode(start, node, MemberName());
            else if (Skip("["))
            {
                node = new IndexNode(start, node, Expression());
                Expect("]");
            }
            else if (Skip("("))
                node = new CallNode(start, node, List(")", Argument));
            else
                return node;
            _names.Meet(node);
            node = Checked(node);
        }
    }

    private string MemberName()
    {
        var name = _current.Kind == TokenKind.Name ? _current.Text : throw Unexpected();
        Next();
        return name;
    }

    private static T Checked<T>(T node) where T : ScriptNode => node.Depth <= MaximumHeight
        ? node
        : throw new ScriptRefused(node.At, "The expression is too long: at most {0} steps may hang on each other.", MaximumHeight);

    private int Enter() => ++_nesting <= MaximumNesting
        ? _current.Start
        : throw new ScriptRefused(_current.Start, "The expression is nested more than {0} levels deep.", MaximumNesting);

    private void Next() => _current = _lexer.Read(_current.End);

    private bool Skip(string mark)
    {
        if (!_current.Is(mark))
            return false;
        Next();
        return true;
    }

    private void Expect(string mark)
    {
        if (!Skip(mark))
            throw _current.Kind == TokenKind.End ? new(_current.Start, "“{0}” is missing at the end.", mark) : Unexpected();
    }

    private ScriptRefused Unexpected() => ScriptWords.Unexpected(_current, _lexer.Text);
}
