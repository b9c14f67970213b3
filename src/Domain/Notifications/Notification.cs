using System.Linq.Expressions;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using Governance.Domain.Work;

namespace Governance.Domain.Notifications;

/// <summary>
/// What one person was told, kept in the portal: written in the transaction of its mail, with the mail's id. It holds ids and no more
/// text than the mail's row does; what it says is read when it is shown, to whoever may still read it. It is no event: what
/// somebody was told is in the trail by what happened, and when they read it is nobody's history.
/// </summary>
public sealed class Notification
{
    private Notification()
    {
    }

    internal Notification(Guid id, Guid personId, MailTemplate template, MailAbout about, DateTimeOffset at)
    {
        Id = id;
        PersonId = personId;
        Template = template;
        About = about;
        WorkItemId = about.WorkItemId;
        Place = PlaceOf(template, about);
        At = at;
    }

    /// <summary>Also that of the mail.</summary>
    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public MailTemplate Template { get; private set; }

    public MailAbout About { get; private set; } = new();

    /// <summary>The step that it asks to be answered; once that is closed it is settled. Null where it is about none.</summary>
    public Guid? WorkItemId { get; private set; }

    /// <summary>The page of the portal that it leads to, from the root; whoever opens it has read this. Null where it leads nowhere.</summary>
    public string? Place { get; private set; }

    /// <summary>Not shown before.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When it left by mail, alone or in a digest; null while it has not.</summary>
    public DateTimeOffset? MailedAt { get; private set; }

    internal static string PlaceOfRecord(string credentialId) => "/records/" + credentialId;

    /// <summary>Read more than a year ago, or told more than two years ago and never read: of no more use to its person.</summary>
    public static Expression<Func<Notification, bool>> IsPastKeeping(DateTimeOffset now)
    {
        var (read, told) = (now.AddYears(-1), now.AddYears(-2));
        return one => one.ReadAt < read || (one.ReadAt == null && one.At < told);
    }

    /// <summary>Told to this person, not read, and not settled by now.</summary>
    internal static Expression<Func<Notification, bool>> Waits(GovernanceDb db, Guid personId, DateTimeOffset now) => one =>
        one.PersonId == personId && one.ReadAt == null && one.At <= now
        && (one.WorkItemId == null || db.Set<WorkItem>().Any(item => item.Id == one.WorkItemId && item.State == WorkState.Open));

    /// <summary>Says something else of the same.</summary>
    internal void Say(MailAbout about) => About = about;

    private static string? PlaceOf(MailTemplate template, MailAbout about) => about switch
    {
        { AdviceId: { } advice } when template == MailTemplate.AdviceAsked => "/advice/" + advice,
        { WorkItemId: { } step } => "/steps/" + step,
        { CommentId: { } comment } => "/comments/" + comment,
        { MeetingId: { } meeting } => "/meetings/" + meeting,
        { CredentialId: { } record } => PlaceOfRecord(record),
        _ => null,
    };
}
