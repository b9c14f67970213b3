using System.Text.Json.Nodes;

namespace Governance.Workflows.Expressions;

/// <summary>
/// What an expression may see and change, as its owner lends it: the variables in scope by name and by id, the inputs
/// of the instance, the outputs of its steps, the time. Nothing else is within an expression's reach. What a reader hands out is
/// copied before it is kept; what <see cref="SetVariable"/> receives belongs to the receiver.
/// </summary>
public sealed record ExpressionContext
{
    /// <summary>Whether a variable of that name is in scope; makes <c>getX()</c> and <c>setX(v)</c> known.</summary>
    public Func<string, bool> IsVariable { get; init; } = _ => false;

    /// <summary>The value of the variable of that name, the nearest scope first; null for an unknown name.</summary>
    public Func<string, JsonNode?> GetVariable { get; init; } = _ => null;

    /// <summary>The value of the variable of that id; null for an unknown id.</summary>
    public Func<string, JsonNode?> GetVariableById { get; init; } = _ => null;

    public Action<string, JsonNode?> SetVariable { get; init; } = (_, _) => { };

    public Func<string, JsonNode?> GetInput { get; init; } = _ => null;

    /// <summary>The output of a step (by its name or id); the second argument names the output, none means its result.</summary>
    public Func<string, string?, JsonNode?> GetOutput { get; init; } = (_, _) => null;

    public string? CorrelationId { get; init; }

    /// <summary>The time of the burst; none where nothing runs, and a script that asks for it faults.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Nothing to see: for literals, and for looking at a definition without an instance.</summary>
    public static ExpressionContext Empty { get; } = new();
}
