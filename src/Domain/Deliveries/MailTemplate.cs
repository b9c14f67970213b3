using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Deliveries;

/// <summary>The kinds of mail. The names are stored.</summary>
public enum MailTemplate
{
    /// <summary>A step waits for your role. About a work item.</summary>
    Asked,

    /// <summary>It still waits at half of its time. About a work item.</summary>
    Reminder,

    /// <summary>It is due. About a work item.</summary>
    Due,

    /// <summary>It is late: to those whom it waits for and to those who look after late steps. About a work item.</summary>
    Late,

    /// <summary>A body votes without a meeting and asks for your ballot. About a work item.</summary>
    VoteCalled,

    /// <summary>A body decided something that its voting members may object to for a time. About a work item.</summary>
    MayObject,

    /// <summary>Somebody asks for your advice. About an advice.</summary>
    AdviceAsked,

    /// <summary>The advice that you asked for was given. About an advice.</summary>
    AdviceGiven,

    /// <summary>Somebody named you in a comment. About a comment.</summary>
    Mentioned,

    /// <summary>Somebody answered in a thread that you wrote in. About a comment.</summary>
    Replied,

    /// <summary>To a partner, with the link. About an endorsement.</summary>
    EndorsementRequest,

    /// <summary>To a partner at half of the time, with another link. About an endorsement.</summary>
    EndorsementReminder,

    /// <summary>To a partner who asked for it, with another link. About an endorsement.</summary>
    NewLink,

    /// <summary>Somebody new sets their first password. About a link of an account.</summary>
    Invitation,

    /// <summary>Somebody forgot their password. About a link of an account.</summary>
    PasswordReset,

    /// <summary>Words that a workflow brings along, subject and text: returned, decided, published. About a micro-credential, a meeting, or nothing.</summary>
    Message,

    /// <summary>A record that somebody follows moved on: words that were written then. About a micro-credential.</summary>
    Followed,

    /// <summary>What one person was told since the digest before, in one mail. About notifications.</summary>
    Digest,
}

/// <summary>What a mail is about, by id; the template says which are needed.</summary>
public sealed record MailAbout(
    string? CredentialId = null,
    Guid? WorkItemId = null,
    Guid? EndorsementId = null,
    Bilingual? Subject = null,
    Bilingual? Text = null,
    Guid? AdviceId = null)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MeetingId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CommentId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? AccountLinkId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? NotificationIds { get; init; }
}
