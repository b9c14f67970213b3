using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>
/// How many instances may run beside each other, by Elsa's names: any number; one of a definition (Singleton); one of a
/// definition for a correlation id (CorrelatedSingleton); one of all definitions for a correlation id (Correlation).
/// The check reads; what makes it atomic is the place in a unique column that the instance holds while it runs.
/// </summary>
internal sealed record ActivationStrategy(string Name)
{
    public static ActivationStrategy Of(WorkflowDefinition definition)
    {
        var type = definition.Options.Text("activationStrategyType") ?? "";
        var name = type.Split(',')[0].Split('.')[^1];
        return new(name);
    }

    public async ValueTask<bool> MayStart(IBurstStore store, string definitionId, string? correlationId) => Name switch
    {
        "SingletonStrategy" => !await store.IsRunning(definitionId, null),
        "CorrelatedSingletonStrategy" => correlationId is null || !await store.IsRunning(definitionId, correlationId),
        "CorrelationStrategy" => correlationId is null || !await store.IsRunning(null, correlationId),
        _ => true,
    };

    /// <summary>An instance that runs holds its place, unless another one came to it first: real Elsa asks at the start alone.</summary>
    public async ValueTask TakePlace(IBurstStore store, WorkflowInstance instance)
    {
        var place = PlaceOf(instance.DefinitionId, instance.CorrelationId);
        if (place != instance.Place)
            instance.HoldPlace(place is null || await store.IsHeld(place) ? null : place);
    }

    /// <summary>The place it holds; null where any number may run.</summary>
    public string? PlaceOf(string definitionId, string? correlationId) => Name switch
    {
        "SingletonStrategy" => "definition " + definitionId,
        "CorrelatedSingletonStrategy" when correlationId is not null => $"definition {definitionId} for {correlationId}",
        "CorrelationStrategy" when correlationId is not null => "anything for " + correlationId,
        _ => null,
    };
}
