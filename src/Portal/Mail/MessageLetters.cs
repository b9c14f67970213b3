using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Following;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>Mail whose words a workflow brings along: that something came back, was decided, was published, that an agenda is ready.</summary>
internal sealed class MessageLetters(GovernanceDb db, FollowQueries follows, MailReader readers, Words words, PortalAddress address, LetterFooter footer)
{
    internal async Task<Letter?> Message(MailAbout about, Addressee to, CancellationToken cancellation)
    {
        var institution = about.MeetingId is { } of ? await InstitutionOf(of, cancellation) : await Institution(about.CredentialId, cancellation);
        return new()
        {
            From = institution.ToString(),
            Subject = (about.Subject ?? Bilingual.Empty).ToString(),
            Ask = (about.Text ?? Bilingual.Empty).ToString(),
            Button = about switch
            {
                { MeetingId: { } meeting } => new(words["Open the meeting"], address.Of("/meetings/" + meeting)),
                { CredentialId: { } id } => new(words["Open the record"], address.Of("/records/" + id)),
                _ => null,
            },
            Footer = to.PersonId is null ? words["Sent through Governance."] : footer.ForPeople(institution),
        };
    }

    /// <summary>Null for whoever follows the record no longer, or may read it no longer.</summary>
    internal async Task<Letter?> Followed(MailAbout about, Addressee to, CancellationToken cancellation) =>
        await follows.IsToldOf(about.CredentialId!, await readers.CallerOf(to), cancellation) && await Message(about, to, cancellation) is { } letter
            ? letter with { Ask = letter.Subject, WhyYou = words["You receive this because you follow this record."] }
            : null;

    private Task<Bilingual> InstitutionOf(Guid meetingId, CancellationToken cancellation) => db.Set<Meeting>().Where(one => one.Id == meetingId)
        .Join(db.Set<Organisation>(), one => one.OrganisationId, organisation => organisation.Id, (one, organisation) => organisation.Name).SingleAsync(cancellation);

    private async Task<Bilingual> Institution(string? credentialId, CancellationToken cancellation) => credentialId is null
        ? new("Governance", "Governance")
        : await db.Set<MicroCredential>().Where(one => one.Id == credentialId)
            .Join(db.Set<Organisation>(), one => one.OrganisationId, organisation => organisation.Id, (one, organisation) => organisation.Name)
            .SingleAsync(cancellation);
}
