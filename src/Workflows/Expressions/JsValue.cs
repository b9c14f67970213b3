namespace Governance.Workflows.Expressions;

/// <summary>The kinds of value that a script knows.</summary>
internal enum JsKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    Text,
    List,
    Fields,
    Function,
}

/// <summary>A function of the language, or an arrow function with what it closes over.</summary>
internal delegate JsValue JsFunction(ScriptRun run, IReadOnlyList<JsValue> arguments);

/// <summary>
/// A value while a script runs. Lists and objects never change once made: the language has nothing to change them with.
/// </summary>
internal readonly struct JsValue
{
    private readonly double _number;
    private readonly object? _reference;

    private JsValue(JsKind kind, double number, object? reference)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

    public static readonly JsValue Undefined = new(JsKind.Undefined, 0, null);

    public static readonly JsValue Null = new(JsKind.Null, 0, null);

    public static readonly JsValue True = new(JsKind.Boolean, 1, null);

    public static readonly JsValue False = new(JsKind.Boolean, 0, null);

    public JsKind Kind { get; }

    public bool IsNothing => Kind is JsKind.Undefined or JsKind.Null;

    public bool Boolean => _number != 0;

    public double Number => _number;

    public string Text => (string)_reference!;

    public IReadOnlyList<JsValue> List => (IReadOnlyList<JsValue>)_reference!;

    public OrderedDictionary<string, JsValue> Fields => (OrderedDictionary<string, JsValue>)_reference!;

    public JsFunction Function => (JsFunction)_reference!;

    /// <summary>The same list, object or function, not one that looks alike.</summary>
    public bool IsSameReference(JsValue other) => ReferenceEquals(_reference, other._reference);

    public static JsValue Of(bool value) => value ? True : False;

    public static JsValue Of(double value) => new(JsKind.Number, value, null);

    public static JsValue Of(string value) => new(JsKind.Text, 0, value);

    public static JsValue Of(IReadOnlyList<JsValue> items) => new(JsKind.List, 0, items);

    public static JsValue Of(OrderedDictionary<string, JsValue> fields) => new(JsKind.Fields, 0, fields);

    public static JsValue Of(JsFunction function) => new(JsKind.Function, 0, function);
}
