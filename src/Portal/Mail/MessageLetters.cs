using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>Mail whose words a workflow brings along: that something came back, was decided, was published.</summary>
internal sealed class MessageLetters(GovernanceDb db, Words words, PortalAddress address, LetterFooter footer)
{
    internal async Task<Letter?> Message(MailAbout about, CancellationToken cancellation)
    {
        var institution = await Institution(about.CredentialId, cancellation);
        return new()
        {
            From = institution.ToString(),
            Subject = (about.Subject ?? Bilingual.Empty).ToString(),
            Ask = (about.Text ?? Bilingual.Empty).ToString(),
            Button = about.CredentialId is { } id ? new(words["Open the record"], address.Of("/records/" + id)) : null,
            Footer = footer.ForPeople(institution),
        };
    }

    private async Task<Bilingual> Institution(string? credentialId, CancellationToken cancellation) => credentialId is null
        ? new("Governance", "Governance")
        : await db.Set<MicroCredential>().Where(one => one.Id == credentialId)
            .Join(db.Set<Organisation>(), one => one.OrganisationId, organisation => organisation.Id, (one, organisation) => organisation.Name)
            .SingleAsync(cancellation);
}
