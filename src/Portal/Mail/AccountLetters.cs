using Governance.Domain.Access;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>
/// Mail with a link that sets a password. The address is made when the mail is sent, so no table ever holds it. Null once the
/// link no longer works.
/// </summary>
internal sealed class AccountLetters(GovernanceDb db, AccountLinks links, Words words, Dates dates, PortalAddress address, LetterFooter footer, TimeProvider clock)
{
    internal async Task<Letter?> Invitation(Guid linkId, CancellationToken cancellation)
    {
        if (await Read(linkId, cancellation) is not { } link)
            return null;
        var institution = await Institution(link.PersonId, cancellation);
        return new()
        {
            From = institution.ToString(),
            Subject = words["Set your password for Governance, by {0}", dates.Day(link.ExpiresAt)],
            Ask = words["{0} invites you to Governance, where micro-credentials are proposed, reviewed and decided. Set your password by {1}.", institution, dates.Day(link.ExpiresAt)],
            Button = new(words["Set my password"], Address(link)),
            IfNothing = words["If you do nothing, the link ends on that day; an administrator can send another."],
            Footer = footer.ForPartners(institution),
        };
    }

    internal async Task<Letter?> Reset(Guid linkId, CancellationToken cancellation)
    {
        if (await Read(linkId, cancellation) is not { } link)
            return null;
        var institution = await Institution(link.PersonId, cancellation);
        return new()
        {
            From = institution.ToString(),
            Subject = words["Set another password for Governance"],
            Ask = words["Somebody, probably you, asked to set another password for your account. The link works once, until {0}.", dates.ShortWithTime(link.ExpiresAt)],
            Button = new(words["Set another password"], Address(link)),
            IfNothing = words["If it was not you, do nothing: your password stays as it is."],
            Footer = footer.ForPartners(institution),
        };
    }

    private string Address(AccountLink link) => address.Of("/password/" + links.Create(link.Id));

    private async Task<AccountLink?> Read(Guid linkId, CancellationToken cancellation) =>
        await db.Set<AccountLink>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == linkId, cancellation) is { } link && link.Works(clock.GetUtcNow()) ? link : null;

    /// <summary>Where the person's first role is; the product itself where that is the whole network.</summary>
    private async Task<Bilingual> Institution(Guid personId, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == personId, cancellation);
        var place = person.Grants.Select(grant => grant.OrganisationId).FirstOrDefault(id => id is not null);
        return await db.Set<Organisation>().Where(one => one.Id == place).Select(one => one.Name).SingleOrDefaultAsync(cancellation) ?? new("Governance", "Governance");
    }
}
