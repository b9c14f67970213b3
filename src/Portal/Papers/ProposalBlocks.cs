using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Documents;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Portal.Shared;

namespace Governance.Portal.Papers;

/// <summary>A proposal, and the reviews of it, as blocks of a paper.</summary>
public sealed class ProposalBlocks(FormCatalogue forms, CompetencyCatalogue competencies, OrganisationQueries organisations, DocumentQueries documents, AnswerWords answers, Dates dates)
{
    /// <summary>Every answer by section; sections without any are left out. The competencies come last.</summary>
    /// <param name="level">Of the headings.</param>
    public async Task<IReadOnlyList<PaperBlock>> Of(Proposal content, int level, CancellationToken cancellation = default)
    {
        var partners = (await organisations.Partners(cancellation)).ToDictionary(one => one.Id.ToString(), one => one.Name);
        return
        [
            .. forms.Sections.Where(section => section.Fields.Any(field => content[field.Id] is { IsEmpty: false }))
                .SelectMany(section => section.Fields.SelectMany(field => Answer(field, content[field.Id], partners)).Prepend(new PaperHeading(level, section.Title.ToString()))),
            .. Competencies(content, level),
        ];
    }

    /// <summary>The documents that lie beside a record, by name and version, as far as the reader may load them; nothing where there is none.</summary>
    public async Task<IReadOnlyList<PaperBlock>> Documents(string credentialId, int level, Caller caller, CancellationToken cancellation = default)
    {
        var lines = (await documents.Of(credentialId, caller, cancellation))?.Lines.Where(one => one.WithdrawnAt is null).ToList() ?? [];
        return lines.Count == 0 ? [] : [new PaperHeading(level, Said(new("Documents"))), .. lines.Select(one => new PaperItem(Said(new("{0}, version {1}", one.Latest.Name, one.Latest.Number))))];
    }

    /// <summary>What a round of reviews says together, with the notes on what is below "met", as far as the reader may see it.</summary>
    public IEnumerable<PaperBlock> Of(ReviewRound round, int level)
    {
        yield return new PaperHeading(level, Said(new("{0}, version {1}, begun {2}", round.Scope.Rubric.Name, round.VersionNumber, dates.Day(round.StageSince))));
        yield return new PaperText(Said(new("{0} of {1} reviews are in", round.Submitted, round.Asked)) + ".");
        if (round.Consolidated is { Result: var together } consolidated)
        {
            yield return new PaperFact(Said(new("Result")), string.Join("; ",
                Said(together.Percent is { } percent ? new("{0}% of the points", percent) : new("No points")),
                Said(new("{0} of {1} core criteria met", together.CoreMet, together.CoreScored)),
                Said(new("{0} changes asked for", together.ChangeRequests))));
            foreach (var id in together.CoreNotMet)
                yield return new PaperItem(Said(new("Not met: {0}", id + " " + round.Scope.Find(id)!.Name)));
            foreach (var one in consolidated.Disagreements)
                yield return new PaperItem(Said(new("Two levels apart or more: {0}", one.CriterionId + " " + one.Name)));
        }
        foreach (var note in round.Reviews.SelectMany(review => review.Scores.Values.Where(score => score.Note.Length > 0 && score.Level?.NeedsNote() == true).Select(score => (review.Number, score))))
            yield return new PaperItem(Said(new("Reviewer {0}, {1}: {2}", note.Number, note.score.CriterionId, note.score.Note)));
    }

    private IEnumerable<PaperBlock> Answer(FormField field, ProposalAnswer? answer, IReadOnlyDictionary<string, Bilingual> partners)
    {
        var name = field.Label.ToString();
        if (answer is null || answer.IsEmpty)
            return [new PaperFact(name, Said(new("Not answered")))];
        if (field.Type is FieldType.Outcomes)
            return answer.AsBilingualRows().Select(row => PaperBlock.Of(row, text => new PaperItem(text))).Prepend<PaperBlock>(new PaperFact(name, ""));
        if (field.Type is FieldType.Partner)
            return [new PaperFact(name, partners.GetValueOrDefault(answer.AsText() ?? "")?.ToString() ?? Said(new("A partner that is no longer listed")))];
        return [answer.AsBilingual() is { } text ? PaperBlock.Of(text, said => new PaperFact(name, said)) : new PaperFact(name, answers.Of(field, answer))];
    }

    private IEnumerable<PaperBlock> Competencies(Proposal content, int level)
    {
        var mapped = competencies.MappingOf(content).Where(outcome => outcome.Competencies.Count > 0).ToList();
        if (mapped.Count == 0)
            yield break;
        yield return new PaperHeading(level, Said(new("Competencies")));
        foreach (var outcome in mapped)
        {
            yield return PaperBlock.Of(outcome.Outcome, text => new PaperText(text));
            foreach (var (competency, assessment) in outcome.Competencies)
                yield return new PaperItem(competency.Name + (assessment == Bilingual.Empty ? "" : Said(new(". Assessed by: {0}", assessment))));
        }
    }

    private static string Said(Sentence sentence) => sentence.ToString();
}
