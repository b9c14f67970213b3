using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Opens a step for a role, or for a partner by link. Only a workflow does; answers with the work item's id.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record OpenWorkItem(
    string CredentialId,
    Guid InstanceId,
    string StepId,
    WorkKind Kind,
    Bilingual Title,
    string? RoleId,
    string? Subject,
    string? Group,
    IReadOnlyList<OfferedOutcome> Outcomes,
    DateTimeOffset? DueAt) : ICommand<Guid>;

internal sealed class OpenWorkItemHandler(GovernanceDb db, Outbox outbox, TimeProvider clock) : IRequestHandler<OpenWorkItem, Guid>
{
    public async Task<Guid> Handle(OpenWorkItem request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var item = new WorkItem(OrderedId.At(at), request, credential, at);
        db.Add(item);
        var about = new MailAbout(credential.Id, item.Id);
        if (item.AssignedToId is { } person)
            outbox.Mail(Addressee.Person(person), MailTemplate.Asked, about);
        else if (item.RoleId is { } role)
            await outbox.MailRole(role, item.OrganisationId, MailTemplate.Asked, about, cancellationToken);
        return item.Id;
    }
}
