using Governance.Domain.Advising;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Discussion;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Notifications;

/// <summary>What some notices of one person say now, by what that person may read now.</summary>
internal sealed class NotificationReading
{
    private static readonly Sentence Unknown = new("Somebody");

    private readonly Caller caller;
    private readonly Dictionary<string, RecordReaders> records = [];
    private readonly Dictionary<Guid, WorkItem> steps;
    private readonly Dictionary<Guid, Advice> advice;
    private readonly Dictionary<Guid, Comment> comments;
    private readonly Dictionary<Guid, Bilingual> people;
    private readonly HashSet<Guid> meetings;

    private NotificationReading(
        Caller caller, Dictionary<Guid, WorkItem> steps, Dictionary<Guid, Advice> advice, Dictionary<Guid, Comment> comments, Dictionary<Guid, Bilingual> people, HashSet<Guid> meetings)
    {
        (this.caller, this.steps, this.advice, this.comments, this.people, this.meetings) = (caller, steps, advice, comments, people, meetings);
    }

    internal static async Task<NotificationReading> Of(GovernanceDb db, IReadOnlyList<Notification> all, Caller caller, CancellationToken cancellation)
    {
        var abouts = all.Select(one => one.About).ToList();
        var stepIds = abouts.Select(one => one.WorkItemId).OfType<Guid>().Distinct().ToList();
        var adviceIds = abouts.Select(one => one.AdviceId).OfType<Guid>().Distinct().ToList();
        var commentIds = abouts.Select(one => one.CommentId).OfType<Guid>().Distinct().ToList();
        var advice = await db.Set<Advice>().AsNoTracking().Where(one => adviceIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var comments = await db.Set<Comment>().AsNoTracking().Where(one => commentIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var named = advice.Values.SelectMany(one => new[] { one.AskedById, one.AdviserId }).Concat(comments.Values.Select(one => one.AuthorId)).Distinct().ToList();
        var reading = new NotificationReading(
            caller,
            await db.Set<WorkItem>().AsNoTracking().Where(one => stepIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation),
            advice, comments,
            await db.Set<Person>().AsNoTracking().Where(one => named.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation),
            await Meetings(db, [.. abouts.Select(one => one.MeetingId).OfType<Guid>().Distinct()], caller, cancellation));
        foreach (var id in abouts.Select(one => one.CredentialId).OfType<string>().Distinct())
        {
            if (await RecordReaders.Of(db, id, cancellation) is { } readers)
                reading.records.Add(id, readers);
        }
        return reading;
    }

    internal NotificationLine Line(Notification one, bool isWaiting)
    {
        var says = Says(one);
        var more = says is not null && one.Template == MailTemplate.Message ? one.About.Text : null;
        return new(one.Id, NotificationKinds.Of(one.Template)!.Value, one.At, says, more, says is null ? null : one.Place, isWaiting);
    }

    private Sentence? Says(Notification one) => one.Template switch
    {
        MailTemplate.Asked => OfStep(one, (step, title) => new Sentence("{0}: {1}", step, title)),
        MailTemplate.Reminder => OfStep(one, (step, title) => new Sentence("Still waiting: {0}, {1}", step, title)),
        MailTemplate.Due => OfStep(one, (step, title) => new Sentence("Due: {0}, {1}", step, title)),
        MailTemplate.Late => OfStep(one, (step, title) => new Sentence("Late: {0}, {1}", step, title)),
        MailTemplate.VoteCalled => OfStep(one, (step, title) => new Sentence("Your ballot: {0}, {1}", step, title)),
        MailTemplate.MayObject => OfStep(one, (step, title) => new Sentence("Decided, you may object: {0}, {1}", step, title)),
        MailTemplate.AdviceAsked => OfAdvice(one, asked => asked.AdviserId, asked => asked.AskedById, (who, title) => new Sentence("{0} asks for your advice: {1}", who, title)),
        MailTemplate.AdviceGiven => OfAdvice(one, asked => asked.AskedById, asked => asked.AdviserId, (who, title) => new Sentence("{0} gave their advice: {1}", who, title)),
        MailTemplate.Mentioned => OfComment(one, (who, title) => new Sentence("{0} named you in a comment: {1}", who, title)),
        MailTemplate.Replied => OfComment(one, (who, title) => new Sentence("{0} replied in a thread of yours: {1}", who, title)),
        MailTemplate.Message or MailTemplate.Followed => IsOpenTo(one.About) && one.About.Subject is { } subject ? new("{0}", subject) : null,
        MailTemplate.EndorsementRequest or MailTemplate.EndorsementReminder or MailTemplate.NewLink or MailTemplate.Invitation or MailTemplate.PasswordReset or MailTemplate.Digest => null,
    };

    private Sentence? OfStep(Notification one, Func<Bilingual, Bilingual, Sentence> say) =>
        steps.TryGetValue(one.WorkItemId ?? Guid.Empty, out var step) && records.TryGetValue(step.CredentialId, out var readers) && StepQueries.MayRead(step, readers.Record, caller)
            ? say(step.Title, readers.Record.Title)
            : null;

    private Sentence? OfAdvice(Notification one, Func<Advice, Guid> reader, Func<Advice, Guid> other, Func<object, Bilingual, Sentence> say) =>
        advice.TryGetValue(one.About.AdviceId ?? Guid.Empty, out var asked) && asked.State != AdviceState.Withdrawn && reader(asked) == caller.PersonId
            && records.TryGetValue(asked.CredentialId, out var readers)
            ? say(NameOf(other(asked)), readers.Record.Title)
            : null;

    private Sentence? OfComment(Notification one, Func<object, Bilingual, Sentence> say) =>
        comments.TryGetValue(one.About.CommentId ?? Guid.Empty, out var comment) && comment.Text is not null && records.TryGetValue(comment.CredentialId, out var readers) && readers.Sees(comment, caller)
            ? say(NameOf(comment.AuthorId), readers.Record.Title)
            : null;

    private bool IsOpenTo(MailAbout about) => about switch
    {
        { MeetingId: { } meeting } => meetings.Contains(meeting),
        { CredentialId: { } record } => records.TryGetValue(record, out var readers) && readers.MayRead(caller),
        _ => true,
    };

    private object NameOf(Guid personId) => people.TryGetValue(personId, out var name) ? name : Unknown;

    /// <summary>Those of the meetings that the caller may read.</summary>
    private static async Task<HashSet<Guid>> Meetings(GovernanceDb db, List<Guid> ids, Caller caller, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        var held = await db.Set<Meeting>().AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.BodyId }).ToListAsync(cancellation);
        var bodyIds = held.Select(one => one.BodyId).Distinct().ToList();
        var bodies = (await db.Set<Body>().AsNoTracking().Where(body => bodyIds.Contains(body.Id)).ToListAsync(cancellation)).Where(body => BodyAccess.MayRead(body, caller)).Select(body => body.Id).ToHashSet();
        return [.. held.Where(one => bodies.Contains(one.BodyId)).Select(one => one.Id)];
    }
}
