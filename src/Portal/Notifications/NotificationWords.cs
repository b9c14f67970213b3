using Governance.Domain.Notifications;
using Governance.Domain.Words;

namespace Governance.Portal.Notifications;

/// <summary>How the kinds of notices are called, and what they are about.</summary>
internal static class NotificationWords
{
    internal static Sentence Name(this NotificationKind kind) => kind switch
    {
        NotificationKind.Asked => new("Step to answer"),
        NotificationKind.Reminders => new("Reminder"),
        NotificationKind.Ballots => new("Ballot asked"),
        NotificationKind.AdviceAsked => new("Advice asked"),
        NotificationKind.AdviceGiven => new("Advice came"),
        NotificationKind.Mentions => new("Mention"),
        NotificationKind.Replies => new("Reply in a thread"),
        NotificationKind.News => new("News"),
    };
}
