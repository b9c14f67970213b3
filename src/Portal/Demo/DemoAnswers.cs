using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Demo;

/// <summary>What the people of one programme say at its steps, sent as the commands of the pages.</summary>
internal sealed class DemoAnswers(DemoEngine engine, DemoPeople people, DemoContent content, DemoProgramme programme)
{
    private const string ReviewStep = "review-";
    private const string ReconfirmationStep = "reconfirmation";

    private static readonly TimeSpan OneQuestion = TimeSpan.FromSeconds(45);

    private readonly CultureInfo language =
        CultureInfo.GetCultureInfo(content.Institutions.Single(one => one.Id == programme.Institution).Language);

    internal Caller The(string role) => people.The(role, programme.Institution);

    /// <summary>A text in the language of the institution, whose people read it.</summary>
    internal string Text(Bilingual text) => text.In(language);

    /// <summary>Answers the step and hands it in.</summary>
    internal async Task Complete(WorkItem item, CancellationToken cancellation)
    {
        await Draft(item, cancellation);
        switch (item.Kind)
        {
            case WorkKind.Form or WorkKind.Competencies:
                await Send(item, new CompleteWorkItem(item.Id, item.Outcomes[0].Name, null), cancellation);
                break;
            case WorkKind.Decision:
                var decision = programme.Decisions.Single(one => one.Step == item.StepId);
                await Send(item, new CompleteWorkItem(item.Id, decision.Outcome, Text(decision.Comment)), cancellation);
                break;
            case WorkKind.Rubric:
                await engine.Send(Reviewer(item), new SubmitReview(item.Id), cancellation);
                break;
            case WorkKind.Endorsement:
                await Sign(item, cancellation);
                break;
        }
    }

    /// <summary>Answers as much of the step as there is content for, and hands nothing in.</summary>
    internal Task Draft(WorkItem item, CancellationToken cancellation) => item.Kind switch
    {
        WorkKind.Form => Fill(item, cancellation),
        WorkKind.Competencies => Map(item, cancellation),
        WorkKind.Rubric => Score(item, cancellation),
        WorkKind.Decision or WorkKind.Endorsement => Task.CompletedTask,
    };

    private Task<TResult> Send<TResult>(WorkItem item, ICommand<TResult> command, CancellationToken cancellation) =>
        engine.Send(The(item.RoleId!), command, cancellation);

    private async Task Fill(WorkItem item, CancellationToken cancellation)
    {
        var written = await engine.Read(db => db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Draft).SingleAsync(cancellation));
        foreach (var field in engine.Get<FormCatalogue>().Section(item.Subject!).Fields.Where(field => written[field.Id] is null))
        {
            if (AnswerTo(field) is not { } answer)
                continue;
            await Send(item, new AnswerProposal(item.Id, field.Id, answer), cancellation);
            engine.Clock.Advance(OneQuestion);
        }
    }

    private ProposalAnswer? AnswerTo(FormField field)
    {
        if (field.Type == FieldType.Partner)
            return ProposalAnswer.Of(JsonValue.Create(people.Organisation(programme.Partner).ToString()));
        if (!programme.Answers.TryGetValue(field.Id, out var answer))
            return null;
        if (field.Type != FieldType.Date || answer is not JsonObject later)
            return ProposalAnswer.Of(answer);
        var day = engine.Clock.GetUtcNow().AddDays(later["daysAfterAnswer"]!.GetValue<int>());
        return ProposalAnswer.Of(JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private async Task Map(WorkItem item, CancellationToken cancellation)
    {
        for (var outcome = 0; outcome < programme.Competencies.Count; outcome++)
        {
            var mapped = programme.Competencies[outcome];
            await Send(item, new MapCompetency(item.Id, outcome, mapped.Competency, mapped.Assessment), cancellation);
            engine.Clock.Advance(OneQuestion);
        }
    }

    private async Task Score(WorkItem item, CancellationToken cancellation)
    {
        var review = programme.Reviews[NumberOf(item)];
        var scope = engine.Get<RubricCatalogue>().Scope(item.Subject);
        foreach (var criterion in scope.Criteria.Take(review.Scored))
        {
            var level = LevelOf(review, criterion.Id);
            var note = NoteOn(review, scope, criterion.Id, level);
            await engine.Send(Reviewer(item), new ScoreCriterion(item.Id, criterion.Id, level, note is null ? null : Text(note)), cancellation);
            engine.Clock.Advance(OneQuestion);
        }
    }

    private Level LevelOf(DemoReview review, string criterionId)
    {
        var pattern = content.ReviewPatterns[review.Pattern];
        return review.Scores.TryGetValue(criterionId, out var own) || pattern.Scores.TryGetValue(criterionId, out own) ? own : pattern.Default;
    }

    /// <summary>The programme's own note; what must change, where the level asks for it; else, once an element, what was looked at.</summary>
    private Bilingual? NoteOn(DemoReview review, RubricScope scope, string criterionId, Level level)
    {
        if (review.Notes.TryGetValue(criterionId, out var own))
            return own;
        if (level.NeedsNote())
            return content.ReviewNotes.ByCriterion[criterionId];
        var element = scope.Elements.Single(one => one.Criteria.Any(criterion => criterion.Id == criterionId));
        return element.Criteria[0].Id == criterionId ? content.ReviewNotes.ByElement[element.Id] : null;
    }

    private Caller Reviewer(WorkItem item) => people.The(item.RoleId!, programme.Institution, NumberOf(item));

    private static int NumberOf(WorkItem item) => int.Parse(item.StepId.AsSpan(ReviewStep.Length), CultureInfo.InvariantCulture) - 1;

    private async Task Sign(WorkItem item, CancellationToken cancellation)
    {
        var isAgain = item.StepId == ReconfirmationStep;
        var given = (isAgain ? programme.Reconfirmation : programme.Endorsement)!;
        var asked = await engine.Read(db => db.Set<Endorsement>().AsNoTracking().SingleAsync(one => one.WorkItemId == item.Id, cancellation));
        var claims = given.Verdicts.Select(one => new ClaimAnswer(one.Key, one.Value, given.Conditions.TryGetValue(one.Key, out var condition) ? Text(condition) : null));
        var position = content.Partners.Single(one => one.Id == programme.Partner).Position;
        // the first one must hold until it is asked again, a year after the micro-credential became active
        var signature = new EndorsementSignature([.. claims], Text(given.Comment), Text(position), true, isAgain ? 1 : 2);
        await engine.Send(Caller.Partner(asked.Id), new SignEndorsement(asked.Id, asked.LinkNumber, signature), cancellation);
    }
}
