using Governance.Domain.Content;
using Governance.Domain.Rules;

namespace Governance.Domain.Reviews;

/// <summary>
/// The rubrics, as data (Content/rubric.json). A rubric step's subject names rubric and gate: "quality:pre",
/// "quality:post", "quality:both"; the rubric alone means before the launch.
/// </summary>
public sealed class RubricCatalogue
{
    private static readonly Dictionary<string, Gate> Gates =
        new(StringComparer.Ordinal) { ["pre"] = Gate.BeforeLaunch, ["post"] = Gate.AfterDelivery, ["both"] = Gate.Both };

    private readonly IReadOnlyList<Rubric> rubrics = [ContentFile.Read<Rubric>("rubric.json")];

    public IReadOnlyList<Rubric> Rubrics => rubrics;

    /// <summary>What a step with this subject asks. Throws <see cref="NotFound"/> for a rubric or a gate that there is not.</summary>
    public RubricScope Scope(string? subject)
    {
        var parts = (subject ?? "").Split(':');
        if (parts.Length > 2 || !Gates.TryGetValue(parts.Length == 2 ? parts[1] : "pre", out var gate))
            throw new NotFound();
        return Scope(parts[0], gate);
    }

    public RubricScope Scope(string rubricId, Gate gate) =>
        new(rubrics.FirstOrDefault(rubric => rubric.Id == rubricId) ?? throw new NotFound(), gate);
}
