using System.Globalization;
using System.Text;
using Governance.Domain.Credentials;
using Governance.Workflows.Engine;

namespace Governance.Designer.Picture;

/// <summary>Where a step of the picture stands for one instance.</summary>
public enum StepPlace
{
    Ahead,
    Walked,
    Here,

    /// <summary>An incident holds it.</summary>
    Stopped,
}

/// <summary>
/// A drawing in one language with its layout, and for an instance the way it took. Text is measured by counting
/// characters: good enough for boxes, the same on every machine.
/// </summary>
public sealed class DrawnPicture
{
    private const double CardWidth = 214;
    private const double CardHeight = 92;
    private const double CharacterWidth = 6.9;
    private const int MaxLabel = 34;

    private readonly HashSet<string> walked;
    private readonly HashSet<string> waiting;
    private readonly HashSet<string> stopped;
    private readonly Dictionary<string, IReadOnlySet<string>> outcomes;

    public DrawnPicture(WorkflowDrawing drawing, InstanceReading? instance, CultureInfo culture)
    {
        Drawing = drawing;
        walked = instance?.Walked.Select(step => step.ActivityId).ToHashSet(StringComparer.Ordinal) ?? [];
        waiting = instance?.Waiting.Select(step => step.ActivityId).ToHashSet(StringComparer.Ordinal) ?? [];
        stopped = instance?.Stopped.ToHashSet(StringComparer.Ordinal) ?? [];
        outcomes = instance?.Walked.ToDictionary(step => step.ActivityId, step => step.Outcomes, StringComparer.Ordinal) ?? [];
        Labels = [.. drawing.Ways.Select(way => Shortened(way.Label?.In(culture)))];
        Layout = Layout.Of(
            [.. drawing.Steps.Select(step => Size(step, culture))],
            [.. drawing.Ways.Select((way, index) => new LayoutEdge(way.From, way.To, Labels[index] is { } label ? (label.Length * CharacterWidth) + 16 : 0))]);
    }

    public WorkflowDrawing Drawing { get; }

    public Layout Layout { get; }

    /// <summary>The labels of the ways as drawn; null where a way needs none.</summary>
    public IReadOnlyList<string?> Labels { get; }

    public PictureStep Step(string id) => Drawing.Steps.First(step => step.Id == id);

    public StepPlace PlaceOf(string stepId) =>
        stopped.Contains(stepId) ? StepPlace.Stopped
        : waiting.Contains(stepId) ? StepPlace.Here
        : walked.Contains(stepId) ? StepPlace.Walked
        : StepPlace.Ahead;

    /// <summary>Whether the instance went this way at least once.</summary>
    public bool IsWalked(PictureWay way) =>
        outcomes.TryGetValue(way.From, out var taken) && taken.Contains(way.Outcome)
        && way.Through.All(walked.Contains) && PlaceOf(way.To) != StepPlace.Ahead;

    /// <summary>The steps as one would tell them: from the top down, from left to right.</summary>
    public IEnumerable<PictureStep> InOrder => Layout.Nodes.OrderBy(node => node.Layer).ThenBy(node => node.X).Select(node => Step(node.Id));

    /// <summary>
    /// The path of a line with its corners rounded, drawn from its target back to its source: dashes of lines that reach a
    /// step together then lie on each other.
    /// </summary>
    public static string PathOf(PlacedEdge edge)
    {
        List<PicturePoint> points = [.. edge.Points.Reverse()];
        var path = new StringBuilder();
        for (var index = 0; index < points.Count; index++)
        {
            var at = points[index];
            if (index == 0 || index == points.Count - 1)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(index == 0 ? 'M' : 'L')}{at.X:0.#} {at.Y:0.#}");
                continue;
            }
            var (before, after) = (points[index - 1], points[index + 1]);
            var radius = Math.Min(8, Math.Min(Length(before, at), Length(at, after)) / 2);
            var (start, end) = (Towards(at, before, radius), Towards(at, after, radius));
            path.Append(CultureInfo.InvariantCulture, $"L{start.X:0.#} {start.Y:0.#}Q{at.X:0.#} {at.Y:0.#} {end.X:0.#} {end.Y:0.#}");
        }
        return path.ToString();
    }

    /// <summary>The hue of a stage: shape, make, assure, run or rest, as everywhere in the product.</summary>
    public static string HueOf(CredentialState? stage) => stage is { } known ? HueOf(known) : "none";

    private static string HueOf(CredentialState stage) => stage switch
    {
        CredentialState.Ideation or CredentialState.Feasibility => "shape",
        CredentialState.Design or CredentialState.Build => "make",
        CredentialState.Review or CredentialState.Decision => "assure",
        CredentialState.Publication or CredentialState.Pilot or CredentialState.Evaluation or CredentialState.Active => "run",
        CredentialState.Suspended or CredentialState.Sunset or CredentialState.Archived or CredentialState.Withdrawn or CredentialState.Rejected => "rest",
    };

    internal static bool IsCard(PictureStep step) => step.Kind is PictureKind.People or PictureKind.Wait;

    private static LayoutNode Size(PictureStep step, CultureInfo culture) =>
        IsCard(step)
            ? new(step.Id, CardWidth, CardHeight)
            : new(step.Id, Math.Clamp((step.Title.In(culture).Length * 7.2) + 56, 110, CardWidth + 20), step.Title.In(culture).Length > 26 ? 52 : 36);

    private static string? Shortened(string? label) => label is { Length: > MaxLabel } ? label[..(MaxLabel - 1)].TrimEnd() + "…" : label;

    private static double Length(PicturePoint one, PicturePoint other) => Math.Abs(one.X - other.X) + Math.Abs(one.Y - other.Y);

    private static PicturePoint Towards(PicturePoint from, PicturePoint to, double by) =>
        new(from.X + (Math.Sign(to.X - from.X) * by), from.Y + (Math.Sign(to.Y - from.Y) * by));
}
