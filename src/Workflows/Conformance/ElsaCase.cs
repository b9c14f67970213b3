using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>
/// One case folder: definitions, a script, and what real Elsa did with them in both flow modes. The definitions say
/// nothing of the mode; a run sets it.
/// </summary>
public sealed class ElsaCase
{
    private readonly string folder;
    private readonly Dictionary<string, string> homes = new(StringComparer.Ordinal);

    private ElsaCase(string folder)
    {
        this.folder = folder;
        Name = Path.GetFileName(folder);
        Main = Definition("definition.json", FlowMode.CounterBased);
        Children = [.. ChildFiles.Select(file => Definition(file, FlowMode.CounterBased))];
        Script = [.. Object("script.json")["steps"]!.AsArray().Select(step => ScriptStep.Of(step!.AsObject()))];
        foreach (var definition in Children.Prepend(Main).Concat(LaterVersions))
        foreach (var activity in definition.AllActivities)
            homes.TryAdd(activity.Id, definition.DefinitionId);
    }

    /// <summary>The folder's name, such as 12-deadpath-join-waitall.</summary>
    public string Name { get; }

    public WorkflowDefinition Main { get; }

    /// <summary>The definitions that the case dispatches or uses as a step; they are published first.</summary>
    public IReadOnlyList<WorkflowDefinition> Children { get; }

    public IReadOnlyList<ScriptStep> Script { get; }

    /// <summary>The names of the child files, in the order of publishing.</summary>
    public IEnumerable<string> ChildFiles => Directory.EnumerateFiles(folder, "child*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private IEnumerable<WorkflowDefinition> LaterVersions =>
        Script.Select(step => step.File).OfType<string>().Select(file => Definition(file, FlowMode.CounterBased));

    /// <summary>Every case below a folder, in the order of their numbers.</summary>
    public static IReadOnlyList<ElsaCase> In(string folder) =>
        !Directory.Exists(folder) ? [] : [.. Directory.EnumerateDirectories(folder)
            .Where(one => File.Exists(Path.Combine(one, "script.json")))
            .OrderBy(NumberOf).ThenBy(one => one, StringComparer.Ordinal)
            .Select(Read)];

    public static ElsaCase Read(string folder) => new(folder);

    /// <summary>A definition of the case as text, told to run in a mode.</summary>
    public string Json(string file, FlowMode mode)
    {
        var source = Object(file);
        if (source["customProperties"] is not JsonObject custom)
            source["customProperties"] = custom = [];
        custom[WorkflowDefinition.FlowModeProperty] = mode.ToString();
        return source.ToJsonString();
    }

    /// <summary>What real Elsa did in a mode.</summary>
    public Trace Recorded(FlowMode mode) => TraceReader.Read(Object(mode == FlowMode.TokenBased ? "expected-token.json" : "expected.json"), this);

    /// <summary>The lineage that has a step of this id; none where no definition has it.</summary>
    public string? HomeOf(string activityId) => homes.GetValueOrDefault(activityId);

    private WorkflowDefinition Definition(string file, FlowMode mode) =>
        DefinitionReader.Read(Json(file, mode)).Definition ?? throw new FormatException($"{file} of {Name} is no definition.");

    private JsonObject Object(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsObject();

    private static int NumberOf(string folder) =>
        int.TryParse(Path.GetFileName(folder).Split('-')[0], out var number) ? number : int.MaxValue;
}
