using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Competencies;

/// <summary>One line of the map: this outcome shows this competency, and how that is assessed.</summary>
public sealed record CompetencyRow(int OutcomeIndex, string CompetencyId, Bilingual Assessment);

/// <summary>
/// The mapping of learning outcomes to competencies. It is an answer of the proposal like any other, so it is frozen
/// with the version and compared between versions: rows of {"outcome": 0, "competency": "id", "assessment": {en, fr}}.
/// The trap: outcomes are named by their place, from 0. Whoever reorders outcomes must look at the mapping again, which
/// is why the mapping step follows the one that writes them.
/// </summary>
public sealed record CompetencyMap(IReadOnlyList<CompetencyRow> Rows)
{
    /// <summary>The answer that holds the map.</summary>
    public const string FieldId = "competency-map";

    /// <summary>What people call it: no form asks for it.</summary>
    public static readonly Bilingual Label = new("Competencies", "Compétences");

    /// <summary>What an edit of it is.</summary>
    public static readonly FieldEdit Edit = new(EditClass.Major, new("the competencies changed", "les compétences ont changé"));

    /// <summary>The form field that holds the learning outcomes.</summary>
    public const string OutcomesFieldId = "learning-outcomes";

    /// <summary>The longest description of an assessment, in characters of one language.</summary>
    public const int MaxAssessment = 600;

    public static CompetencyMap Of(Proposal proposal) => Of(proposal[FieldId]);

    public static CompetencyMap Of(ProposalAnswer? answer) =>
        new([.. (answer?.Node() as JsonArray ?? []).OfType<JsonObject>().Select(RowOf)]);

    public static IReadOnlyList<Bilingual> OutcomesOf(Proposal proposal) => proposal[OutcomesFieldId]?.AsBilingualRows() ?? [];

    /// <summary>The places, from 0, of the outcomes that no competency is mapped to.</summary>
    public static IReadOnlyList<int> Unmapped(Proposal proposal)
    {
        var mapped = Of(proposal).Rows.Select(row => row.OutcomeIndex).ToHashSet();
        return [.. Enumerable.Range(0, OutcomesOf(proposal).Count).Where(index => !mapped.Contains(index))];
    }

    /// <summary>The map with one line set. The same pair again replaces its assessment.</summary>
    public CompetencyMap With(CompetencyRow row, int outcomes)
    {
        Rule.Require(row.OutcomeIndex >= 0 && row.OutcomeIndex < outcomes, "Choose one of the learning outcomes of the proposal.");
        RequireShort(row.Assessment.En);
        RequireShort(row.Assessment.Fr);
        return new([.. Without(row.OutcomeIndex, row.CompetencyId).Rows
            .Where(one => one.OutcomeIndex < outcomes)
            .Append(row)
            .OrderBy(one => one.OutcomeIndex).ThenBy(one => one.CompetencyId, StringComparer.Ordinal)]);
    }

    /// <summary>The map without one line; the same map where there is no such line.</summary>
    public CompetencyMap Without(int outcomeIndex, string competencyId) =>
        new([.. Rows.Where(row => row.OutcomeIndex != outcomeIndex || row.CompetencyId != competencyId)]);

    public ProposalAnswer ToAnswer() => ProposalAnswer.Of(new JsonArray([.. Rows.Select(row => new JsonObject
    {
        ["outcome"] = row.OutcomeIndex,
        ["competency"] = row.CompetencyId,
        ["assessment"] = new JsonObject { ["en"] = row.Assessment.En.Trim(), ["fr"] = row.Assessment.Fr.Trim() },
    })]));

    private static CompetencyRow RowOf(JsonObject row) => new(
        row["outcome"]?.GetValue<int>() ?? -1,
        row["competency"]?.GetValue<string>() ?? "",
        new(row["assessment"]?["en"]?.GetValue<string>() ?? "", row["assessment"]?["fr"]?.GetValue<string>() ?? ""));

    private static void RequireShort(string text) =>
        Rule.Require(text.Length <= MaxAssessment, "Keep this within {0} characters; it has {1}.", MaxAssessment, text.Length);
}
