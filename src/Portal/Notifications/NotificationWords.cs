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
        NotificationKind.Followed => new("Record that you follow"),
    };

    internal static Sentence Explained(this NotificationKind kind) => kind switch
    {
        NotificationKind.Asked => new("A step waits for your role, or for you."),
        NotificationKind.Reminders => new("A step still waits at half of its time, is due, or is late."),
        NotificationKind.Ballots => new("A body of yours votes without a meeting, or decided something that you may object to."),
        NotificationKind.AdviceAsked => new("Somebody asks for your advice on a proposal."),
        NotificationKind.AdviceGiven => new("The advice that you asked for was given."),
        NotificationKind.Mentions => new("Somebody named you in a comment."),
        NotificationKind.Replies => new("Somebody replied in a thread that you wrote in."),
        NotificationKind.News => new("Your record was returned, decided or published; a condition, an agenda or minutes are there."),
        NotificationKind.Followed => new("A record that you follow moved on, was returned, decided or published."),
    };

    internal static Sentence Name(this NotificationChannel channel) => channel switch
    {
        NotificationChannel.AtOnce => new("At once"),
        NotificationChannel.Daily => new("In a daily digest"),
        NotificationChannel.Weekly => new("In a weekly digest"),
        NotificationChannel.Portal => new("In the portal only"),
    };
}
