using System.Text.Json.Nodes;
using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>
/// One version of a workflow definition in Elsa 3's JSON form: immutable, with every field kept in <see cref="Source"/>.
/// <see cref="Id"/> names this version, <see cref="DefinitionId"/> the lineage that its versions share.
/// The trap: the source is shared by all readers; an edit works on a clone and reads that again.
/// </summary>
public sealed record WorkflowDefinition(
    string Id,
    string DefinitionId,
    string Name,
    int Version,
    Activity Root,
    IReadOnlyList<Variable> Variables,
    JsonObject Source)
{
    /// <summary>The custom property that names the flow mode.</summary>
    public const string FlowModeProperty = "Flowchart:ExecutionMode";

    private readonly Dictionary<string, (Activity Activity, Activity? Container)> _byId = Index(Root);

    public Activity Root { get; } = Root;

    /// <summary>Every step at every depth, the root first, in the order of the file.</summary>
    public IReadOnlyList<Activity> AllActivities { get; } = [.. Flatten(Root)];

    public JsonObject CustomProperties => Source.Fields("customProperties") ?? [];

    public JsonObject Options => Source.Fields("options") ?? [];

    /// <summary>The names of what an instance is started with, as declared; scripts may ask for others too.</summary>
    public IReadOnlyList<string> Inputs => Names("inputs");

    /// <summary>The names of what an instance gives back, as declared.</summary>
    public IReadOnlyList<string> Outputs => Names("outputs");

    public string Description => Source.Text("description") ?? "";

    /// <summary>The name in both languages: English in <c>name</c>, French in <c>customProperties.displayText.fr</c>.</summary>
    public Bilingual DisplayName => new(Name, CustomProperties.Fields("displayText")?.Text("fr") ?? "");

    /// <summary>The names of the outcomes that the definition offers when another one uses it as a step.</summary>
    public IReadOnlyList<string> Outcomes =>
        Source.Field("outcomes") is JsonArray names ? [.. names.OfType<JsonValue>().Select(name => name.ToString())] : [];

    public FlowMode FlowMode { get; } =
        Source.Fields("customProperties")?.Text(FlowModeProperty) == nameof(FlowMode.TokenBased) ? FlowMode.TokenBased : FlowMode.CounterBased;

    /// <summary>Elsa's incident strategy: whether the other branches go on beside a fault. Without one, a fault ends the instance.</summary>
    public bool ContinuesWithIncidents => Options["incidentStrategyType"]?.ToString().Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;

    /// <summary>The step of that id at any depth; none where there is none.</summary>
    public Activity? Find(string activityId) => _byId.TryGetValue(activityId, out var entry) ? entry.Activity : null;

    /// <summary>The step that the step of that id stands directly in; none for the root.</summary>
    public Activity? ContainerOf(string activityId) => _byId.TryGetValue(activityId, out var entry) ? entry.Container : null;

    /// <summary>The same, made of the very steps of another definition where they say the same: what an edit left alone is told by its reference.</summary>
    public WorkflowDefinition KeepingStepsOf(WorkflowDefinition other)
    {
        var steps = Root.Activities.Select(step => other.Find(step.Id) is { } known && JsonNode.DeepEquals(known.Source, step.Source) ? known : step);
        return new(Id, DefinitionId, Name, Version,
            new(Root.Id, Root.Name, Root.Type, Root.Version, Root.Source, [.. steps], Root.Ports, Root.Connections, Root.Variables), Variables, Source);
    }

    public bool Equals(WorkflowDefinition? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private IReadOnlyList<string> Names(string list) =>
        [.. ActivityShape.Items(Source.Field(list)).OfType<JsonObject>().Select(declared => declared.Text("name") ?? "")];

    private static IEnumerable<Activity> Flatten(Activity activity) => [activity, .. activity.Children.SelectMany(Flatten)];

    private static Dictionary<string, (Activity, Activity?)> Index(Activity root)
    {
        var byId = new Dictionary<string, (Activity, Activity?)>(StringComparer.Ordinal);
        Add(root, null);
        return byId;

        void Add(Activity activity, Activity? container)
        {
            // the first of a doubled id wins; reading has reported the second
            byId.TryAdd(activity.Id, (activity, container));
            foreach (var child in activity.Children)
                Add(child, activity);
        }
    }
}
