using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>
/// Says who is written to at a partner, for those who keep it (<see cref="PartnerAccess.KeepsContactsOf"/>). Every institution of the
/// network asks the same partner, so whoever was written to before is told that links go to somebody else.
/// </summary>
[Requires(Permission.KeepPartners)]
public sealed record KeepContacts(Guid PartnerId, IReadOnlyList<PartnerContact> Contacts) : ICommand;

internal sealed class KeepContactsHandler(GovernanceDb db, CallerSlot slot, Outbox outbox) : IRequestHandler<KeepContacts, Unit>
{
    public async Task<Unit> Handle(KeepContacts request, CancellationToken cancellationToken)
    {
        var partner = await db.Set<Organisation>().SingleOrDefaultAsync(one => one.Id == request.PartnerId && one.Kind == OrganisationKind.Partner, cancellationToken) ?? throw new NotFound();
        if (!await db.KeepsContactsOf(partner.Id, slot.Caller, cancellationToken))
            throw new Refused(new Sentence("Whoever keeps partners where they were asked for something keeps their contacts."));
        var (before, language) = (partner.ContactEmail, partner.ContactLanguage);
        partner.KeepContacts(request.Contacts);
        if (before is not null && !string.Equals(before, partner.ContactEmail, StringComparison.OrdinalIgnoreCase))
            outbox.Mail(Addressee.Address(before, language), MailTemplate.Message, new MailAbout(
                Subject: new Sentence("Requests to {0} go to somebody else", partner.Name).InBoth(),
                Text: new Sentence("From now on, requests to endorse micro-credentials go to another contact of {0}, and no longer to you. A link that you have works until its day. If this is not right, tell whoever asked you.", partner.Name).InBoth()));
        return Unit.Value;
    }
}
