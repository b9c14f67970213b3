using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Consultations;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Demo;

/// <summary>What the people of one programme say at its steps, sent as the commands of the pages.</summary>
internal sealed class DemoAnswers(DemoEngine engine, DemoPeople people, DemoContent content, DemoProgramme programme)
{
    private const string ReconfirmationStep = "reconfirmation";

    private readonly CultureInfo language =
        CultureInfo.GetCultureInfo(content.Institutions.Single(one => one.Id == programme.Institution).Language);

    internal Caller The(string role) => people.The(role, programme.Institution);

    /// <summary>A text in the language of the institution, whose people read it.</summary>
    internal string Text(Bilingual text) => text.In(language);

    /// <summary>Answers the step and hands it in.</summary>
    internal async Task Complete(WorkItem item, CancellationToken cancellation)
    {
        var asked = await Asked(item, cancellation);
        var written = await Written(item, cancellation);
        if (item.Kind == WorkKind.Vote)
        {
            await Vote(item, cancellation);
            return;
        }
        await engine.Sit(asked is null ? Answerer(item) : Caller.Partner(asked.Id), async sitting =>
        {
            await Draft(item, written, sitting);
            await HandIn(item, asked, sitting);
        }, cancellation);
    }

    /// <summary>Answers as much of the step as there is content for, and hands nothing in.</summary>
    internal async Task Draft(WorkItem item, CancellationToken cancellation)
    {
        var written = await Written(item, cancellation);
        if (item.Kind is not (WorkKind.Endorsement or WorkKind.Vote))
            await engine.Sit(Answerer(item), sitting => Draft(item, written, sitting), cancellation);
    }

    private Task<Proposal> Written(WorkItem item, CancellationToken cancellation) =>
        engine.Read(db => db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Draft).SingleAsync(cancellation));

    private Task<Endorsement?> Asked(WorkItem item, CancellationToken cancellation) =>
        engine.Read(db => db.Set<Endorsement>().AsNoTracking().SingleOrDefaultAsync(one => one.WorkItemId == item.Id, cancellation));

    /// <summary>Proposes the programme as its lead; answers with the record's number.</summary>
    internal async Task<string> Propose(CancellationToken cancellation)
    {
        var unit = content.Institutions.Single(one => one.Id == programme.Institution).Units[0];
        var title = ProposalAnswer.Of(programme.Answers["title"]).AsBilingual()!;
        if (programme.Answers.TryGetValue("delivery-unit", out var written))
            unit = ProposalAnswer.Of(written).AsBilingual()!;
        return await engine.Send(The("initiative-lead"), new ProposeCredential(people.Organisation(programme.Institution), unit, title), cancellation);
    }

    /// <summary>Says something as one of the public; answers with the comment's id.</summary>
    internal Task<Guid> SayInPublic(Guid consultation, DemoPublicComment one, CancellationToken cancellation) => engine.Send(Caller.Visitor,
        new CommentOnConsultation(consultation, one.Field, one.Name, one.From is { } from ? Text(from) : null, null, Text(one.Text), Agrees: true), cancellation);

    internal Task AnswerThePublic(Guid comment, DemoPublicComment one, CancellationToken cancellation) =>
        engine.Send(The("initiative-lead"), new AnswerPublicComment(comment, one.Disposition!.Value, Text(one.Answer!)), cancellation);

    /// <summary>Who answers: of several who hold the role, one of the units asked, or the one of the step's number.</summary>
    private Caller Answerer(WorkItem item) => item.Units is not null ? people.Holders(item.RoleId!, programme.Institution).First(item.MayAct).Proven() :
        people.The(item.RoleId!, programme.Institution, char.IsDigit(item.StepId[^1]) || char.IsDigit(item.StepId.Split('/')[0][^1]) ? Math.Min(NumberOf(item), people.Count(item.RoleId!, programme.Institution) - 1) : 0).Proven();

    /// <summary>The chair puts the motion, every member votes for it, and the chair closes.</summary>
    private async Task Vote(WorkItem item, CancellationToken cancellation)
    {
        var members = people.In(item.BodyId!.Value);
        var decision = programme.Decisions.Single(one => one.Step == item.StepId);
        var motion = await engine.Send(members[0], new PutMotion(item.Id, decision.Outcome) { Reason = Text(decision.Comment) }, cancellation);
        // whom a rule keeps from the vote was put down as recused
        var recused = await engine.Read(db => db.Set<GivenBallot>().Where(ballot => ballot.MotionId == motion).Select(ballot => ballot.PersonId).ToListAsync(cancellation));
        foreach (var member in members.Where(member => !recused.Contains(member.PersonId!.Value)))
            await engine.Send(member, new GiveBallot(motion, Choice.Yes), cancellation);
        await engine.Send(members[0], new CloseMotion(motion), cancellation);
    }

    private Task Draft(WorkItem item, Proposal written, DemoSitting sitting) => item.Kind switch
    {
        WorkKind.Form => Fill(item, written, sitting),
        WorkKind.Competencies => Map(item, sitting),
        WorkKind.Rubric => Score(item, sitting),
        WorkKind.Decision or WorkKind.Endorsement or WorkKind.Vote => Task.CompletedTask,
    };

    private Task HandIn(WorkItem item, Endorsement? asked, DemoSitting sitting) => item.Kind switch
    {
        WorkKind.Form or WorkKind.Competencies => sitting.Send(new CompleteWorkItem(item.Id, item.Outcomes[0].Name, null)),
        WorkKind.Decision => Decide(item, sitting),
        WorkKind.Vote => throw new InvalidOperationException("A body votes in sittings of its members."),
        WorkKind.Rubric => sitting.Send(new SubmitReview(item.Id)),
        WorkKind.Endorsement => sitting.Send(new SignEndorsement(asked!.Id, asked.LinkNumber, Signature(item))),
    };

    private async Task Decide(WorkItem item, DemoSitting sitting)
    {
        var decision = programme.Decisions.Single(one => one.Step == item.StepId);
        await sitting.Send(new CompleteWorkItem(item.Id, decision.Outcome, Text(decision.Comment)));
    }

    private async Task Fill(WorkItem item, Proposal written, DemoSitting sitting)
    {
        foreach (var field in engine.Get<FormCatalogue>().Section(item.Subject!).Fields.Where(field => written[field.Id] is null))
        {
            if (AnswerTo(field) is { } answer)
                await sitting.Send(new AnswerProposal(item.Id, field.Id, answer));
        }
    }

    private ProposalAnswer? AnswerTo(FormField field)
    {
        // nobody helps the providers of the demonstration to produce their training
        if (field.Type == FieldType.Partner && !field.Required)
            return null;
        if (field.Type == FieldType.Partner)
            return ProposalAnswer.Of(JsonValue.Create(people.Organisation(programme.Partner).ToString()));
        if (!programme.Answers.TryGetValue(field.Id, out var answer))
            return null;
        if (field.Type != FieldType.Date || answer is not JsonObject later)
            return ProposalAnswer.Of(answer);
        var day = engine.Clock.GetUtcNow().AddDays(later["daysAfterAnswer"]!.GetValue<int>());
        return ProposalAnswer.Of(JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    private async Task Map(WorkItem item, DemoSitting sitting)
    {
        for (var outcome = 0; outcome < programme.Competencies.Count; outcome++)
            await sitting.Send(new MapCompetency(item.Id, outcome, programme.Competencies[outcome].Competency, programme.Competencies[outcome].Assessment));
    }

    private async Task Score(WorkItem item, DemoSitting sitting)
    {
        var review = programme.Reviews[NumberOf(item)];
        var scope = engine.Get<RubricCatalogue>().Scope(item.Subject);
        foreach (var criterion in scope.Criteria.Take(review.Scored))
        {
            var level = LevelOf(review, criterion.Id);
            var note = NoteOn(review, scope, criterion.Id, level);
            await sitting.Send(new ScoreCriterion(item.Id, criterion.Id, level, note is null ? null : Text(note)));
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

    /// <summary>From 0: "review-2", "quality-review/review-2" and "adoption-2/answer" are 1.</summary>
    private static int NumberOf(WorkItem item) => item.StepId.Last(char.IsDigit) - '1';

    private EndorsementSignature Signature(WorkItem item)
    {
        var isAgain = item.StepId == ReconfirmationStep;
        var given = (isAgain ? programme.Reconfirmation : programme.Endorsement)!;
        var claims = given.Verdicts.Select(one => new ClaimAnswer(one.Key, one.Value, given.Conditions.TryGetValue(one.Key, out var condition) ? Text(condition) : null));
        var position = content.Partners.Single(one => one.Id == programme.Partner).Position;
        // the first one must hold until it is asked again, a year after the micro-credential became active
        return new EndorsementSignature([.. claims], Text(given.Comment), Text(position), true, isAgain ? 1 : 2);
    }
}
