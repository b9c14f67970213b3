using System.Text.Json;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// Reads a workflow definition from text. Total: every text gives a definition, or problems that say why not, or both;
/// never an exception. Older forms of connections and lists are read and brought into the present form, missing step
/// ids are made up from the type (<c>WriteLine1</c>), everything unknown is kept.
/// </summary>
public static class DefinitionReader
{
    /// <summary>Whoever reads files asks first: a larger one is not even loaded.</summary>
    public const int MaximumBytes = DefinitionText.MaximumBytes;

    /// <summary>What is said of a larger one.</summary>
    public static StepProblem TooLarge => DefinitionText.TooLarge;

    public static DefinitionReading Read(string text, string? file = null)
    {
        var (source, problem) = DefinitionText.Parse(text);
        if (source is not null && SetAside.RestoreSteps(source))
            return Read(DefinitionWriter.Write(source), file);
        var reading = source is null ? new DefinitionReading(null, [problem!]) : Checked(Build(source));
        return file is null ? reading : reading with { Problems = [.. reading.Problems.Select(found => found with { File = file })] };
    }

    /// <summary>Reads an edited source. It is written and parsed again, so the bounds and the normal form hold here too.</summary>
    public static DefinitionReading Read(JsonObject source) => Read(DefinitionWriter.Write(source));

    /// <summary>The id of the version in a text that was read before: nothing else of it is looked at.</summary>
    internal static string IdIn(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return (root.TryGetProperty("id", out var id) || root.TryGetProperty("Id", out id)) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
    }

    /// <summary>The same definition over JSON of its own, which may be changed.</summary>
    public static WorkflowDefinition Copy(WorkflowDefinition definition) => Build((JsonObject)definition.Source.DeepClone()).Definition!;

    private static DefinitionReading Checked(DefinitionReading reading) =>
        reading.Definition is { } read && DefinitionText.ProblemOnceWritten(read.Source) is { } problem ? new(null, [problem]) : reading;

    private static DefinitionReading Build(JsonObject source)
    {
        if (source.Field("root") is not JsonObject root)
            return new(null, [new(null, "The definition has no root: there is no flowchart in it.")]);
        var problems = new List<StepProblem>();
        var activity = new ActivityReader(problems, root).Read(root);
        var id = source.Text("id") ?? "";
        var definitionId = source.Text("definitionId") ?? id;
        var definition = new WorkflowDefinition(
            id,
            definitionId,
            source.Text("name") ?? definitionId,
            source.WholeNumber("version") ?? 1,
            activity,
            ActivityReader.VariablesOf(source),
            source);
        return new(definition, problems);
    }
}
