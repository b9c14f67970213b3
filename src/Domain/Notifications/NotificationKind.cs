using System.Text.Json.Serialization;
using Governance.Domain.Deliveries;

namespace Governance.Domain.Notifications;

/// <summary>What people are told of, as they choose by kind how it reaches them. The names are stored and stand in addresses.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationKind>))]
public enum NotificationKind
{
    /// <summary>A step waits for you.</summary>
    Asked,

    /// <summary>A step still waits, is due, is late.</summary>
    Reminders,

    /// <summary>A body votes without a meeting and asks for your ballot, or decided something that you may object to.</summary>
    Ballots,

    /// <summary>Your advice is asked for.</summary>
    AdviceAsked,

    /// <summary>Advice that you asked for came.</summary>
    AdviceGiven,

    /// <summary>You were named in a comment.</summary>
    Mentions,

    /// <summary>A thread that you wrote in was answered.</summary>
    Replies,

    /// <summary>What came of records, and what is ready: returned, decided, published, agendas, minutes, conditions.</summary>
    News,

    /// <summary>A record that you follow moved on.</summary>
    Followed,
}

public static class NotificationKinds
{
    /// <summary>How a kind reaches those who chose nothing.</summary>
    public static NotificationChannel Usual(this NotificationKind kind) => kind == NotificationKind.Followed ? NotificationChannel.Daily : NotificationChannel.AtOnce;

    /// <summary>Whether people may choose how it reaches them. A ballot is asked for at once: whoever does not know of a vote cannot take part.</summary>
    public static bool MayBeSwitched(this NotificationKind kind) => kind != NotificationKind.Ballots;

    /// <summary>The kind that a mail is of; null for one that is no notification: its link is in it alone.</summary>
    public static NotificationKind? Of(MailTemplate template) => template switch
    {
        MailTemplate.Asked => NotificationKind.Asked,
        MailTemplate.Reminder or MailTemplate.Due or MailTemplate.Late => NotificationKind.Reminders,
        MailTemplate.VoteCalled or MailTemplate.MayObject => NotificationKind.Ballots,
        MailTemplate.AdviceAsked => NotificationKind.AdviceAsked,
        MailTemplate.AdviceGiven => NotificationKind.AdviceGiven,
        MailTemplate.Mentioned => NotificationKind.Mentions,
        MailTemplate.Replied => NotificationKind.Replies,
        MailTemplate.Message => NotificationKind.News,
        MailTemplate.Followed => NotificationKind.Followed,
        MailTemplate.EndorsementRequest or MailTemplate.EndorsementReminder or MailTemplate.NewLink or MailTemplate.Invitation or MailTemplate.PasswordReset or MailTemplate.Digest => null,
    };
}
