namespace Governance.Workflows.Expressions;

// The whole language, one record a form. Each evaluates itself; At is where it starts in the text, Depth how high its tree is.

/// <summary>A piece of a parsed script.</summary>
internal abstract record ScriptNode(int At)
{
    /// <summary>The height of this tree: bounds the recursion of everything that walks it.</summary>
    public virtual int Depth => 1;

    public JsValue Run(ScriptRun run, ScriptScope? scope)
    {
        run.Step(At);
        return Evaluate(run, scope);
    }

    /// <summary>Whether this is the word <c>variables</c> itself, which stands for the variables in scope and is no value.</summary>
    public bool IsVariables(ScriptScope? scope) =>
        this is NameNode { Name: ScriptGlobals.Variables } && !ScriptScope.TryFind(scope, ScriptGlobals.Variables, out _);

    protected abstract JsValue Evaluate(ScriptRun run, ScriptScope? scope);

    protected static int Above(params IEnumerable<ScriptNode> inner) => 1 + inner.Select(node => node.Depth).DefaultIfEmpty(0).Max();
}

internal sealed record ConstantNode(int At, JsValue Value) : ScriptNode(At)
{
    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope) => Value;
}

/// <summary>A text with holes: one more part than holes.</summary>
internal sealed record TemplateNode(int At, IReadOnlyList<string> Parts, IReadOnlyList<ScriptNode> Holes) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Holes);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        var text = new System.Text.StringBuilder(Parts[0]);
        for (var index = 0; index < Holes.Count; index++)
        {
            var hole = JsConversion.ToText(run, Holes[index].Run(run, scope));
            run.ChargeText(hole.Length + Parts[index + 1].Length);
            text.Append(hole).Append(Parts[index + 1]);
        }
        return JsValue.Of(text.ToString());
    }
}

internal sealed record ListNode(int At, IReadOnlyList<ScriptNode> Items) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Items);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope) => JsValue.Of([.. Items.Select(item => item.Run(run, scope))]);
}

internal sealed record FieldsNode(int At, IReadOnlyList<KeyValuePair<string, ScriptNode>> Fields) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Fields.Select(field => field.Value));

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        var fields = new OrderedDictionary<string, JsValue>(StringComparer.Ordinal);
        foreach (var (name, value) in Fields)
            fields[name] = value.Run(run, scope);
        return JsValue.Of(fields);
    }
}

internal sealed record NameNode(int At, string Name) : ScriptNode(At)
{
    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        if (ScriptScope.TryFind(scope, Name, out var value) || ScriptGlobals.TryFind(run, Name, out value))
            return value;
        throw new ExpressionFault(At, "There is nothing called “{0}”.", Name);
    }
}

internal sealed record MemberNode(int At, ScriptNode Target, string Name) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Target);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope) =>
        Target.IsVariables(scope)
            ? JsonBridge.FromJson(run, run.Context.GetVariable(Name))
            : ScriptMethods.Member(Target.Run(run, scope), Name, At);
}

internal sealed record IndexNode(int At, ScriptNode Target, ScriptNode Index) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Target, Index);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        if (Target.IsVariables(scope))
            return JsonBridge.FromJson(run, run.Context.GetVariable(JsConversion.ToText(run, Index.Run(run, scope))));
        var target = Target.Run(run, scope);
        return ScriptMethods.Member(target, JsConversion.ToText(run, Index.Run(run, scope)), At);
    }
}

internal sealed record CallNode(int At, ScriptNode Callee, IReadOnlyList<ScriptNode> Arguments) : ScriptNode(At)
{
    public override int Depth { get; } = Above([Callee, .. Arguments]);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        if (Callee is MemberNode member && !member.Target.IsVariables(scope))
        {
            var target = member.Target.Run(run, scope);
            return ScriptMethods.Call(run, target, member.Name, Values(run, scope), At);
        }
        var function = Callee.Run(run, scope);
        return function.Kind == JsKind.Function
            ? function.Function(run, Values(run, scope))
            : throw new ExpressionFault(At, "What is called here is not a function.");
    }

    private JsValue[] Values(ScriptRun run, ScriptScope? scope) => [.. Arguments.Select(argument => argument.Run(run, scope))];
}

internal sealed record UnaryNode(int At, string Mark, ScriptNode Operand) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Operand);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        var operand = Operand.Run(run, scope);
        return Mark switch
        {
            "!" => JsValue.Of(!JsConversion.ToBoolean(operand)),
            "-" => JsValue.Of(-JsConversion.ToNumber(run, operand)),
            _ => JsValue.Of(JsConversion.ToNumber(run, operand)),
        };
    }
}

internal sealed record BinaryNode(int At, string Mark, ScriptNode Left, ScriptNode Right) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Left, Right);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        var left = Left.Run(run, scope);
        return ScriptOperators.Apply(run, Mark, left, Right.Run(run, scope));
    }
}

/// <summary><c>&amp;&amp;</c>, <c>||</c> and <c>??</c>: the right side runs only when it decides.</summary>
internal sealed record LogicalNode(int At, string Mark, ScriptNode Left, ScriptNode Right) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Left, Right);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        var left = Left.Run(run, scope);
        var goesOn = Mark switch
        {
            "&&" => JsConversion.ToBoolean(left),
            "||" => !JsConversion.ToBoolean(left),
            _ => left.IsNothing,
        };
        return goesOn ? Right.Run(run, scope) : left;
    }
}

internal sealed record ConditionalNode(int At, ScriptNode Condition, ScriptNode Then, ScriptNode Else) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Condition, Then, Else);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope) =>
        (JsConversion.ToBoolean(Condition.Run(run, scope)) ? Then : Else).Run(run, scope);
}

internal sealed record ArrowNode(int At, IReadOnlyList<string> Parameters, ScriptNode Body) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Body);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope) => JsValue.Of((inner, arguments) =>
    {
        var values = new JsValue[Parameters.Count];
        for (var index = 0; index < values.Length && index < arguments.Count; index++)
            values[index] = arguments[index];
        return Body.Run(inner, new(scope, Parameters, values));
    });
}

/// <summary>Several expressions one after the other; the last one is the value.</summary>
internal sealed record SequenceNode(int At, IReadOnlyList<ScriptNode> Steps) : ScriptNode(At)
{
    public override int Depth { get; } = Above(Steps);

    protected override JsValue Evaluate(ScriptRun run, ScriptScope? scope)
    {
        var last = JsValue.Undefined;
        foreach (var step in Steps)
            last = step.Run(run, scope);
        return last;
    }
}
