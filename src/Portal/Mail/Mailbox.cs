using System.Globalization;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>Where a delivery goes and in which language it is read there.</summary>
internal sealed record Mailbox(string Email, CultureInfo Culture)
{
    internal static Mailbox Of(string email, string language) => new(email, CultureInfo.GetCultureInfo(language == "fr" ? "fr-CA" : "en-CA"));

    /// <summary>Null when there is nobody to write to: the person is gone, or the partner has no contact.</summary>
    internal static async Task<Mailbox?> Find(GovernanceDb db, Addressee to, CancellationToken cancellation)
    {
        if (to.PersonId is { } personId)
        {
            return await db.Set<Person>().Where(one => one.Id == personId && one.DeactivatedAt == null)
                .Select(one => Of(one.Email, one.Language)).SingleOrDefaultAsync(cancellation);
        }
        if (to.PartnerId is { } partnerId)
        {
            return await db.Set<Organisation>().Where(one => one.Id == partnerId && one.ContactEmail != null)
                .Select(one => Of(one.ContactEmail!, one.ContactLanguage)).SingleOrDefaultAsync(cancellation);
        }
        return to.Email is { } email ? Of(email, to.Language) : null;
    }
}
