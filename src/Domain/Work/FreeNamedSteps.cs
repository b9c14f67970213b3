using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Open steps that were kept for one person who no longer holds their role, because its day has come, wait for anybody of the role.
/// These are written to; where nobody holds it, the QA office is, and always of a proposal that has lost its lead. Answers with how many.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record FreeNamedSteps : ICommand<int>;

internal sealed class FreeNamedStepsHandler(GovernanceDb db, DutyCheck duties, StepReaders readers, LeadHandOver leads, Outbox outbox, TimeProvider clock) : IRequestHandler<FreeNamedSteps, int>
{
    public async Task<int> Handle(FreeNamedSteps request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var named = await db.Set<WorkItem>().Where(item => item.State == WorkState.Open && item.AssignedToId != null).ToListAsync(cancellationToken);
        var ids = named.Select(item => item.AssignedToId!.Value).Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
        var over = named.Where(item => !item.IsFor(people[item.AssignedToId!.Value].HeldAt(at))).ToList();
        foreach (var item in over)
            await Free(item, people[item.AssignedToId!.Value], cancellationToken);
        return over.Count;
    }

    private async Task Free(WorkItem item, Person person, CancellationToken cancellation)
    {
        await leads.Leave(item, person, null, cancellation);
        foreach (var reader in await readers.Of(item, cancellation))
            outbox.Mail(Addressee.Person(reader), MailTemplate.Asked, new MailAbout(item.CredentialId, item.Id));
        if (item.RoleId == Role.InitiativeLead.Id || (await duties.Holding(item, cancellation)).Count > 0)
            return;
        var title = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Title).SingleAsync(cancellation);
        await outbox.MailRole(Role.QaOfficer.Id, item.OrganisationId, MailTemplate.Message, new MailAbout(item.CredentialId,
            Subject: new Sentence("Nobody may answer “{0}”", item.Title).InBoth(),
            Text: new Sentence("“{0}” of {1} was kept for {2}, who no longer holds the role of {3}, and nobody else does. Grant it to somebody.", item.Title, title, person.Name, Role.Find(item.RoleId!)!.Name).InBoth()), cancellation: cancellation);
    }
}
