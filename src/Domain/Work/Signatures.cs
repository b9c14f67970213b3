using System.Collections.Concurrent;
using System.Text.Json;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;

namespace Governance.Domain.Work;

/// <summary>
/// Signs what a decision judged and holds signatures against what is written now. Pure: the same answers, questions and
/// rubric give the same hashes, and any other ones give others.
/// </summary>
public sealed class Signatures(FormCatalogue forms, RubricCatalogue rubrics)
{
    private readonly ConcurrentDictionary<string, string> rubricHashes = new(StringComparer.Ordinal);

    /// <param name="judges">The names that the step judges.</param>
    /// <param name="content">What lay before the person.</param>
    /// <param name="version">Its number.</param>
    /// <param name="definition">The hash of the definition that asked.</param>
    /// <param name="rubric">The rubric and gate scored, if any.</param>
    public Signature Sign(IEnumerable<string> judges, Proposal content, int? version, string? definition, string? rubric) => new(
        version,
        definition,
        rubric is null ? null : new(rubric, HashOf(rubric)),
        new SortedDictionary<string, string>(JudgedFields.Of(forms, judges).ToDictionary(field => field, field => HashOf(field, content[field])), StringComparer.Ordinal));

    /// <summary>
    /// What holds of a decision now. It stands exactly while every hash of its signature can be had again from what is
    /// written now.
    /// </summary>
    /// <param name="signature">What was signed.</param>
    /// <param name="signed">The version that was signed, to say what it said.</param>
    /// <param name="now">The draft, or the version at hand.</param>
    public Standing Standing(Signature signature, Proposal signed, Proposal now)
    {
        var changed = signature.Fields.Where(field => field.Value != HashOf(field.Key, now[field.Key])).Select(field => field.Key);
        return new(
            [.. forms.InOrder(changed).Select(field => new ChangedAnswer(field, forms.Field(field), signed[field], now[field]))],
            signature.Rubric is { } rubric && rubric.Hash != HashOf(rubric.Subject));
    }

    private string HashOf(string field, ProposalAnswer? answer)
    {
        var label = forms.Field(field)?.Label ?? (field == CompetencyMap.FieldId ? CompetencyMap.Label : null);
        return Signature.HashOf(JsonSerializer.Serialize(new[] { field, label?.En, label?.Fr, answer?.Json }));
    }

    // a rubric says the same for as long as the program runs
    private string HashOf(string rubric) => rubricHashes.GetOrAdd(rubric, _ =>
    {
        var scope = rubrics.Scope(rubric);
        return Signature.HashOf(JsonSerializer.Serialize(new { scope.Rubric.Levels, scope.Elements }));
    });
}
