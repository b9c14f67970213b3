using System.Text.Json.Nodes;
using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>
/// One step of a definition, with the steps inside it. <see cref="Source"/> is the step's own JSON with every field,
/// known or not; it is shared by all readers of the definition, so it must never be changed.
/// </summary>
public sealed record Activity(
    string Id,
    string? Name,
    string Type,
    int Version,
    JsonObject Source,
    IReadOnlyList<Activity> Activities,
    IReadOnlyDictionary<string, Activity> Ports,
    IReadOnlyList<Connection> Connections,
    IReadOnlyList<Variable> Variables)
{
    /// <summary>The steps directly inside: the list of a flowchart or sequence, then the embedded ones (body, then, else …).</summary>
    public IReadOnlyList<Activity> Children { get; } = [.. Activities, .. Ports.Values];

    public JsonObject CustomProperties => Source.Fields("customProperties") ?? [];

    public bool CanStartWorkflow => CustomProperties.Flag("canStartWorkflow");

    public bool RunAsynchronously => CustomProperties.Flag("runAsynchronously");

    /// <summary>Stream, Merge, Converge, Cascade, Race, or none: how a token-based flowchart lets this step run.</summary>
    public string? MergeMode => CustomProperties.Text("mergeMode");

    /// <summary>What the drawing calls the step: English in <c>metadata.displayText</c>, French in <c>customProperties.displayText.fr</c>.</summary>
    public Bilingual DisplayText => new(
        Source.Fields("metadata")?.Text("displayText") ?? "",
        CustomProperties.Fields("displayText")?.Text("fr") ?? "");

    /// <summary>Whether a connection of this flowchart hangs loose: what could be said of the ways through it would only follow from that.</summary>
    public bool HasLooseConnections => ActivityShape.Items(Source.Field("connections")).Count > Connections.Count;

    public Position? Position =>
        Source.Fields("metadata")?.Fields("designer")?.Fields("position") is { } position
            ? new(position.Number("x") ?? 0, position.Number("y") ?? 0)
            : null;

    /// <summary>
    /// The expression of an input by its JSON name ("taskName"); none where the definition leaves it out.
    /// A bare primitive is a literal; a bare <c>{type, value}</c> is taken as the expression itself.
    /// </summary>
    public Expression? Input(string camelCaseName) => ExpressionOf(Raw(camelCaseName));

    /// <summary>The JSON of an input as it stands, for the few that are not wrapped (cases, variable).</summary>
    public JsonNode? Raw(string camelCaseName) => Source.Field(camelCaseName);

    /// <summary>The id of the variable that receives an output, where the definition binds one.</summary>
    public string? Output(string camelCaseName) =>
        (Raw(camelCaseName) as JsonObject)?.Fields("memoryReference")?.Text("id");

    /// <summary>The id of the variable that a raw variable reference names (<c>variable: {id, name}</c>).</summary>
    public string? VariableId(string camelCaseName) => (Raw(camelCaseName) as JsonObject)?.Text("id");

    /// <summary>Reads a wrapped input, a raw <c>{type, value}</c> or a bare primitive as an expression.</summary>
    public static Expression? ExpressionOf(JsonNode? node) => node switch
    {
        JsonValue value => new Expression(Expression.Literal, value),
        JsonObject wrapped when wrapped.Has("expression") => wrapped.Field("expression") switch
        {
            JsonObject expression => new Expression(expression.Text("type") ?? Expression.Literal, expression.Field("value")),
            JsonValue value => new Expression(Expression.Literal, value),
            _ => null,
        },
        JsonObject raw when raw.Text("type") is { } type && raw.Has("value") => new Expression(type, raw.Field("value")),
        _ => null,
    };
}
