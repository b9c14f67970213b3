namespace Governance.Workflows.Expressions;

/// <summary>
/// One evaluation of a script: what it may see, and how much it has used up. Laws: every node costs a step, a text or
/// list costs by its length, and past the limit the run faults; a run keeps nothing after it ends.
/// </summary>
internal sealed class ScriptRun(ExpressionContext context)
{
    /// <summary>About a tenth of a second on an old machine, and at most 16 million characters made.</summary>
    public const int MaximumSteps = 1_000_000;

    private int _steps;

    public ExpressionContext Context { get; } = context;

    public void Step(int at)
    {
        if (++_steps > MaximumSteps)
            throw TooLong(at);
    }

    /// <summary>A text of that many characters is made or searched.</summary>
    public void ChargeText(int length) => Charge(length / 16);

    /// <summary>A list of that many items is made or searched.</summary>
    public void ChargeItems(int count) => Charge(count);

    private void Charge(int steps)
    {
        _steps += steps;
        if (_steps is < 0 or > MaximumSteps)
            throw TooLong(null);
    }

    private static ExpressionFault TooLong(int? at) =>
        new(at, "The script was stopped after {0} steps: it does too much for one expression.", MaximumSteps);
}

/// <summary>The parameters of an arrow function with their values, and the scope around it.</summary>
internal sealed record ScriptScope(ScriptScope? Outer, IReadOnlyList<string> Names, JsValue[] Values)
{
    public static bool TryFind(ScriptScope? scope, string name, out JsValue value)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            for (var index = 0; index < scope.Names.Count; index++)
            {
                if (scope.Names[index] != name)
                    continue;
                value = scope.Values[index];
                return true;
            }
        }
        value = default;
        return false;
    }
}
