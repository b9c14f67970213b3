using Governance.Domain.Deliveries;
using Governance.Domain.Notifications;

namespace Governance.Portal.Mail;

/// <summary>
/// Writes the letter that a delivery asks for, in the current culture and from what the store says now. Null when it is
/// no longer of use, as when someone else in the role has answered.
/// </summary>
internal sealed class LetterWriter(StepLetters steps, AdviceLetters advice, CommentLetters comments, EndorsementLetters endorsements, AccountLetters accounts, MessageLetters messages, DigestLetters digests, StopMail stop)
{
    internal async Task<Letter?> Write(Delivery delivery, CancellationToken cancellation) =>
        await Body(delivery, cancellation) is not { } letter ? null
        : NotificationKinds.Of(delivery.Template) is { } kind ? letter with { Stop = stop.Of(delivery.To, kind) }
        : letter;

    private Task<Letter?> Body(Delivery delivery, CancellationToken cancellation)
    {
        var about = delivery.About;
        return delivery.Template switch
        {
            MailTemplate.Asked => steps.Asked(WorkItem(about), delivery.To, cancellation),
            MailTemplate.Reminder => steps.Reminder(WorkItem(about), delivery.To, cancellation),
            MailTemplate.Due => steps.Due(WorkItem(about), delivery.To, cancellation),
            MailTemplate.Late => steps.Late(WorkItem(about), delivery.To, cancellation),
            MailTemplate.VoteCalled => steps.VoteCalled(WorkItem(about), delivery.To, cancellation),
            MailTemplate.MayObject => steps.MayObject(WorkItem(about), delivery.To, cancellation),
            MailTemplate.AdviceAsked => advice.Asked(Advice(about), cancellation),
            MailTemplate.AdviceGiven => advice.Given(Advice(about), cancellation),
            MailTemplate.Mentioned => comments.Mentioned(Comment(about), delivery.To, cancellation),
            MailTemplate.Replied => comments.Replied(Comment(about), delivery.To, cancellation),
            MailTemplate.EndorsementRequest => endorsements.Request(Endorsement(about), cancellation),
            MailTemplate.EndorsementReminder => endorsements.Reminder(Endorsement(about), cancellation),
            MailTemplate.NewLink => endorsements.NewLink(Endorsement(about), cancellation),
            MailTemplate.Invitation => accounts.Invitation(AccountLink(about), cancellation),
            MailTemplate.PasswordReset => accounts.Reset(AccountLink(about), cancellation),
            MailTemplate.Message => messages.Message(about, delivery.To, cancellation),
            MailTemplate.Followed => messages.Followed(about, delivery.To, cancellation),
            MailTemplate.Digest => digests.Digest(about, delivery.To, cancellation),
        };
    }

    private static Guid WorkItem(MailAbout about) => about.WorkItemId ?? throw Missing("work item");

    private static Guid Advice(MailAbout about) => about.AdviceId ?? throw Missing("advice");

    private static Guid Comment(MailAbout about) => about.CommentId ?? throw Missing("comment");

    private static Guid Endorsement(MailAbout about) => about.EndorsementId ?? throw Missing("endorsement");

    private static Guid AccountLink(MailAbout about) => about.AccountLinkId ?? throw Missing("link of an account");

    private static InvalidOperationException Missing(string what) => new("The delivery does not say which " + what + " it is about.");
}
