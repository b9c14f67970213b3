using Governance.Domain.Bodies;
using Governance.Domain.Deliveries;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>Mail to everybody who sits in the body on the day of a meeting.</summary>
internal static class MeetingMail
{
    internal static void MailMembers(this Outbox outbox, Meeting meeting, Body body, Sentence subject, Sentence text)
    {
        var about = new MailAbout(Subject: subject.InBoth(), Text: text.InBoth()) { MeetingId = meeting.Id };
        foreach (var member in body.MembersAt(meeting.StartsAt).Select(member => member.PersonId).Distinct())
            outbox.Mail(Addressee.Person(member), MailTemplate.Message, about);
    }
}
