using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>
/// Mail to a partner with the link that answers one endorsement. The link is made when the mail is sent, so no table
/// ever holds it. Nothing of the proposal stands in it but the title and the question. Null once it is answered.
/// </summary>
internal sealed class EndorsementLetters(GovernanceDb db, EndorsementLinks links, Words words, Dates dates, PortalAddress address, LetterFooter footer)
{
    internal async Task<Letter?> Request(Guid endorsementId, CancellationToken cancellation)
    {
        var asked = await Read(endorsementId, cancellation);
        if (asked.Endorsement.State != EndorsementState.Requested)
            return null;
        var until = dates.Day(asked.Endorsement.ExpiresAt);
        return Letter(asked) with
        {
            Subject = words["Endorse: {0}, by {1}", asked.Credential, until],
            Ask = words["{0} asks {1} to endorse the micro-credential “{2}” by {3}.", asked.Institution, asked.Partner, asked.Credential, until],
        };
    }

    internal async Task<Letter?> Reminder(Guid endorsementId, CancellationToken cancellation)
    {
        var asked = await Read(endorsementId, cancellation);
        if (asked.Endorsement.State != EndorsementState.Requested)
            return null;
        var until = dates.Day(asked.Endorsement.ExpiresAt);
        return Letter(asked) with
        {
            Subject = words["Still waiting for your answer: {0}, by {1}", asked.Credential, until],
            Ask = words["{0} still waits for the answer of {1} on “{2}”. Please answer by {3}; this link works as the earlier one does.", asked.Institution, asked.Partner, asked.Credential, until],
        };
    }

    internal async Task<Letter?> NewLink(Guid endorsementId, CancellationToken cancellation)
    {
        var asked = await Read(endorsementId, cancellation);
        if (asked.Endorsement.State != EndorsementState.Requested)
            return null;
        return Letter(asked) with
        {
            Subject = words["Your new link: {0}", asked.Credential],
            Ask = words["Here is the new link that you asked for, to endorse “{0}”. It works until {1}.", asked.Credential, dates.Day(asked.Endorsement.ExpiresAt)],
        };
    }

    private Letter Letter(AskedPartner asked) => new()
    {
        From = asked.Institution.ToString(),
        Subject = "",
        Ask = "",
        WhyYou = words["You receive this as the contact of {0}.", asked.Partner],
        Button = new(words["Read and answer"], address.Of("/endorse/" + links.Create(asked.Endorsement))),
        IfNothing = words["If you do nothing, the link ends on that day and no endorsement is recorded."],
        Footer = footer.ForPartners(asked.Institution),
    };

    private async Task<AskedPartner> Read(Guid endorsementId, CancellationToken cancellation)
    {
        var endorsement = await db.Set<Endorsement>().AsNoTracking().SingleAsync(one => one.Id == endorsementId, cancellation);
        var credential = await db.Set<MicroCredential>().Where(one => one.Id == endorsement.CredentialId).Select(one => one.Title).SingleAsync(cancellation);
        return new(endorsement, credential, await Name(endorsement.OrganisationId, cancellation), await Name(endorsement.PartnerId, cancellation));
    }

    private Task<Bilingual> Name(Guid organisationId, CancellationToken cancellation) =>
        db.Set<Organisation>().Where(one => one.Id == organisationId).Select(one => one.Name).SingleAsync(cancellation);

    private sealed record AskedPartner(Endorsement Endorsement, Bilingual Credential, Bilingual Institution, Bilingual Partner);
}
