using System.Text.Json.Nodes;
using Governance.Domain.Storage;

namespace Governance.Workflows.Engine;

/// <summary>
/// The instances that one transaction touches: the one that a stimulus is for, and those that it starts and waits for in
/// the same breath. Saves nothing itself; whoever opened the store owns the transaction.
/// Laws: the same stimulus on the same state makes the same calls in the same order, so that a call which failed can be
/// named by its number; the next try has it among <c>faults</c>.
/// </summary>
internal sealed class BurstTree(IServiceProvider services, ActivityCatalogue activities, IBurstStore store, IReadOnlyDictionary<int, Exception> faults, Guid? onWordOf, DateTimeOffset now)
{
    /// <summary>How deep workflows may start others and wait for them.</summary>
    public const int MaxDepth = 32;

    private readonly Dictionary<Guid, Burst> open = [];
    private readonly List<string> lines = [];
    private int calls;

    public IServiceProvider Services { get; } = services;

    public ActivityCatalogue Activities { get; } = activities;

    public IBurstStore Store { get; } = store;

    public Guid? OnWordOf { get; } = onWordOf;

    public DateTimeOffset Now { get; } = now;

    /// <summary>What WriteLine steps wrote, to be shown after the commit.</summary>
    public IReadOnlyList<string> Lines => lines;

    public void WriteLine(string line) => lines.Add(line);

    /// <summary>Numbers a call into a step; gives back why it failed last time, if it did.</summary>
    public Exception? NextCall(out int number)
    {
        number = ++calls;
        return faults.GetValueOrDefault(number);
    }

    /// <summary>The burst of an instance; the same one each time within a transaction.</summary>
    public async Task<Burst> Open(WorkflowInstance instance)
    {
        if (!open.TryGetValue(instance.Id, out var burst))
            open[instance.Id] = burst = new Burst(this, instance, await Store.Definition(instance.DefinitionHash), InstanceState.Parse(instance.StateJson));
        return burst;
    }

    /// <summary>
    /// Starts the published version of a lineage and runs it until everything waits. Null where its activation strategy
    /// refuses (Elsa case 86).
    /// </summary>
    public async Task<Burst?> Start(InstanceRequest request, StoredDefinition stored, bool isWaitedFor = false)
    {
        if (request.Depth > MaxDepth)
            throw new InvalidOperationException($"Workflows that start workflows and wait for them may stand {MaxDepth} deep, not deeper.");
        var definition = await Store.Definition(stored.Hash);
        var strategy = ActivationStrategy.Of(definition);
        if (!await strategy.MayStart(Store, stored.DefinitionId, request.CorrelationId))
            return null;
        var instance = new WorkflowInstance(stored, request, Now);
        instance.HoldPlace(strategy.PlaceOf(stored.DefinitionId, request.CorrelationId));
        Store.Add(instance);
        var burst = open[instance.Id] = new Burst(this, instance, definition, InstanceState.New(request.Input?.DeepClone().AsObject() ?? []));
        await burst.Start(request, isWaitedFor);
        return burst;
    }

    /// <summary>An id for a new instance: the same one each time the burst is tried.</summary>
    public Guid NewInstanceId() => OrderedId.At(Now);
}

/// <summary>The start of an instance that somebody asks for.</summary>
/// <param name="DefinitionId">The lineage.</param>
/// <param name="InstanceId">The id that the instance will have.</param>
/// <param name="Input">By the names that the definition declares.</param>
/// <param name="CorrelationId">The micro-credential's number, in the product's own workflows.</param>
/// <param name="TriggerActivityId">The step that an event or a time starts it at.</param>
/// <param name="TriggerPayload">What the event brought along.</param>
/// <param name="ParentInstanceId">The instance that asked, where one did.</param>
/// <param name="ParentKey">What the parent waits for: an event of this key tells it that the new instance is over.</param>
/// <param name="Depth">How many instances wait above it.</param>
public sealed record InstanceRequest(
    string DefinitionId,
    Guid InstanceId,
    JsonObject? Input = null,
    string? CorrelationId = null,
    string? TriggerActivityId = null,
    JsonNode? TriggerPayload = null,
    Guid? ParentInstanceId = null,
    string? ParentKey = null,
    int Depth = 0);
