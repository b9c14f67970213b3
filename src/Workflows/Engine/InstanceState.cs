using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>
/// What an instance carries from burst to burst: where it stands, its variables by id, the outputs of its steps by step
/// id, and what each live run remembers. Everything is kept for the whole life; real Elsa loses inputs, outputs and
/// undriven variables at a suspension (cases 97, 98 and 100).
/// The nodes are values: cloned on the way in, never changed in place.
/// </summary>
/// <param name="Flow">Where it stands.</param>
/// <param name="Variables">The workflow's own variables, by id.</param>
/// <param name="Outputs">The outputs of steps, by step id and output name.</param>
/// <param name="Memories">What live runs remember, by run number.</param>
/// <param name="Input">What it was started with, and what later bursts added.</param>
public sealed record InstanceState(
    FlowState Flow,
    ImmutableSortedDictionary<string, JsonNode?> Variables,
    ImmutableSortedDictionary<string, JsonNode?> Outputs,
    ImmutableSortedDictionary<long, JsonObject> Memories,
    JsonObject Input)
{
    /// <summary>The variables of containers inside, and of loops, by the number of the run that they belong to.</summary>
    public ImmutableSortedDictionary<long, JsonObject> Scopes { get; init; } = ImmutableSortedDictionary<long, JsonObject>.Empty;

    /// <summary>What the workflow gives back, by the names that its definition declares.</summary>
    public JsonObject Output { get; init; } = [];

    public static InstanceState New(JsonObject input) => new(
        FlowState.New,
        ImmutableSortedDictionary.Create<string, JsonNode?>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, JsonNode?>(StringComparer.Ordinal),
        ImmutableSortedDictionary<long, JsonObject>.Empty,
        input);

    public static InstanceState Parse(string json) => JsonSerializer.Deserialize<InstanceState>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}
