using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>
/// How a proposal gets another lead, and what becomes of its steps while it has none. Laws: whoever leads it is an initiative lead where
/// it belongs, and nobody who has judged it; its own steps go along, and its new lead is written to. While its lead has left, or lost
/// the role, its steps wait for anybody of the role, and the QA office is told of each.
/// </summary>
internal sealed class LeadHandOver(GovernanceDb db, DutyCheck duties, Outbox outbox)
{
    /// <param name="reason">What the history says besides; null where somebody leaves.</param>
    internal async Task Give(MicroCredential credential, Person successor, string? reason, DateTimeOffset at, CancellationToken cancellation)
    {
        Rule.Require(successor.MayLead(credential.OrganisationId, at), "{0} is not an initiative lead where {1} belongs; grant them that role first.", successor.Name, credential.Id);
        await duties.RequireMayLead(credential.Id, successor.Id, cancellation);
        credential.HandTo(successor.Id, reason);
        foreach (var item in await db.Set<WorkItem>().Where(one => one.CredentialId == credential.Id && one.State == WorkState.Open && one.RoleId == Role.InitiativeLead.Id).ToListAsync(cancellation))
            item.HandTo(successor.Id);
        outbox.Mail(Addressee.Person(successor.Id), MailTemplate.Message, new MailAbout(credential.Id,
            Subject: new Sentence("You lead “{0}” now", credential.Title).InBoth(),
            Text: new Sentence("“{0}” was handed over to you. Its own steps wait for you from now on.", credential.Title).InBoth()));
    }

    /// <summary>Whoever had the step no longer does; where it was a proposal's own and nobody has it now, the QA office is told.</summary>
    internal async Task Leave(WorkItem item, Person person, Guid? successor, CancellationToken cancellation)
    {
        var wasLeads = item.RoleId == Role.InitiativeLead.Id && item.AssignedToId == person.Id;
        item.LeftBy(person.Id, successor);
        if (wasLeads && successor is null)
            await TellOffice(item, person.Name, cancellation);
    }

    internal async Task TellOffice(WorkItem item, Bilingual lead, CancellationToken cancellation)
    {
        var title = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Title).SingleAsync(cancellation);
        await outbox.MailRole(Role.QaOfficer.Id, item.OrganisationId, MailTemplate.Message, new MailAbout(item.CredentialId,
            Subject: new Sentence("“{0}” has no lead", title).InBoth(),
            Text: new Sentence("“{0}” of {1} waits for its lead, and {2} is no longer an initiative lead there. Any initiative lead may answer it; “Hand over”, on the record, gives the proposal to one of them.", item.Title, title, lead).InBoth()), cancellation: cancellation);
    }
}
