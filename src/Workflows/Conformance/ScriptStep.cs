using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>One line of a case's script: what is done to the engine, with whatever belongs to it.</summary>
/// <param name="Do">start, startVia, resume, event, task, wait, publishV2, alter or cancel.</param>
/// <param name="Source">The line itself.</param>
public sealed record ScriptStep(string Do, JsonObject Source)
{
    public string? ActivityId => Source.Text("activityId");

    public JsonObject? Input => Source["input"] as JsonObject;

    public string? EventName => Source.Text("name");

    public JsonNode? Payload => Source["payload"];

    public string? CorrelationId => Source.Text("correlationId");

    public bool IsForAnyInstance => Source.Flag("anyInstance");

    public JsonNode? Result => Source["result"];

    public string? File => Source.Text("file");

    /// <summary>Of an alteration: Migrate, ModifyVariable, ScheduleActivity or CancelActivity, in either case.</summary>
    public string? Alteration => Source.Text("type");

    public string? VariableId => Source.Text("variableId");

    public JsonNode? Value => Source["value"];

    public int? TargetVersion => Source.WholeNumber("targetVersion");

    /// <summary>Of an alteration: whether the instance is run afterwards.</summary>
    public bool IsDispatched => Source.Flag("dispatch");

    /// <summary>How long background work is left to itself afterwards; none where the next step follows at once.</summary>
    public TimeSpan? Settles => (Source.Number("ms") ?? Source.Number("settleMs")) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    public bool IsAlteration(string type) => Do == "alter" && string.Equals(Alteration, type, StringComparison.OrdinalIgnoreCase);

    public static ScriptStep Of(JsonObject source) => new(source.Text("do") ?? throw new FormatException("A step of the script does not say what to do: " + source.ToJsonString()), source);
}
