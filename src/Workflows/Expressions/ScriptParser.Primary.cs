namespace Governance.Workflows.Expressions;

/// <summary>The smallest pieces: names, literals, templates, lists, objects, and the arrow functions that calls are given.</summary>
internal sealed partial class ScriptParser
{
    private ScriptNode Primary()
    {
        var token = _current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Next();
                return new ConstantNode(token.Start, JsValue.Of(token.Number));
            case TokenKind.Text:
                Next();
                return new ConstantNode(token.Start, JsValue.Of(token.Text));
            case TokenKind.TemplateStart:
                return Template();
            case TokenKind.Name:
                return Word();
            case TokenKind.Mark when Skip("("):
                var inner = Expression();
                Expect(")");
                _bracketed.Add(inner);
                return inner;
            case TokenKind.Mark when Skip("["):
                return Checked(new ListNode(token.Start, List("]", Expression)));
            case TokenKind.Mark when Skip("{"):
                return Checked(new FieldsNode(token.Start, List("}", Field)));
            case TokenKind.Mark or TokenKind.End:
            default:
                throw Unexpected();
        }
    }

    private ScriptNode Word()
    {
        var token = _current;
        if (ScriptWords.Reserved.Contains(token.Text) || token.Text == "return")
            throw Unexpected();
        Next();
        if (_current.Is("=>"))
            throw new ScriptRefused(token.Start, "An arrow function may stand only where a function is given, as in “list.map(item => item.name)”.");
        return token.Text switch
        {
            "true" => new ConstantNode(token.Start, JsValue.True),
            "false" => new ConstantNode(token.Start, JsValue.False),
            "null" => new ConstantNode(token.Start, JsValue.Null),
            _ => _names.Meet(new NameNode(token.Start, token.Text)),
        };
    }

    private TemplateNode Template()
    {
        var start = Enter();
        var parts = new List<string>();
        var holes = new List<ScriptNode>();
        var part = _lexer.ReadTemplatePart(_current.End);
        parts.Add(part.Part);
        while (!part.IsLast)
        {
            _current = _lexer.Read(part.End);
            holes.Add(Expression());
            if (!_current.Is("}"))
                throw Unexpected();
            part = _lexer.ReadTemplatePart(_current.End);
            parts.Add(part.Part);
        }
        _current = _lexer.Read(part.End);
        _nesting--;
        return Checked(new TemplateNode(start, parts, holes));
    }

    private KeyValuePair<string, ScriptNode> Field()
    {
        var key = _current;
        if (key.Kind is not (TokenKind.Name or TokenKind.Text or TokenKind.Number))
            throw Unexpected();
        Next();
        if (key.Kind == TokenKind.Name && (_current.Is(",") || _current.Is("}")))
        {
            _current = key;
            return new(key.Text, Word());
        }
        Expect(":");
        return new(key.Kind == TokenKind.Number ? JsConversion.ToText(key.Number) : key.Text, Expression());
    }

    private ScriptNode Argument()
    {
        var start = _current.Start;
        if (TryParameters() is not { } parameters)
            return Expression();
        if (_current.Is("{"))
            throw new ScriptRefused(_current.Start, "The body of an arrow function is one expression; an object stands in parentheses.");
        Enter();
        _names.Open(parameters);
        var body = Expression();
        _names.Close();
        _nesting--;
        return Checked(new ArrowNode(start, parameters, body));
    }

    // the parameters with the arrow behind them, or nothing read at all
    private List<string>? TryParameters()
    {
        var before = _current;
        var names = new List<string>();
        var isList = Skip("(");
        while (_current.Kind == TokenKind.Name && !ScriptWords.Reserved.Contains(_current.Text) && (isList || names.Count == 0))
        {
            names.Add(_current.Text);
            Next();
            if (!isList || !Skip(","))
                break;
        }
        if ((isList && !Skip(")")) || (!isList && names.Count == 0) || !_current.Is("=>") || _current.AfterNewLine)
        {
            _current = before;
            return null;
        }
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count || names.Any(name => name is "true" or "false" or "null" or "return"))
            throw new ScriptRefused(before.Start, "The parameters of an arrow function need different names of their own.");
        Next();
        return names;
    }

    private List<T> List<T>(string close, Func<T> read)
    {
        var items = new List<T>();
        while (!Skip(close))
        {
            items.Add(read());
            if (!_current.Is(close))
                Expect(",");
        }
        return items;
    }
}
