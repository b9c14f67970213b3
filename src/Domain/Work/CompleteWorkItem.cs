using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>A person's word at a step: one of the outcomes offered, with a comment or the reason that some outcomes need.</summary>
[Requires(Permission.CompleteWork)]
public sealed record CompleteWorkItem(Guid WorkItemId, string Outcome, string? Comment) : ICommand;

internal sealed class CompleteWorkItemHandler(GovernanceDb db, CallerSlot slot, FormCatalogue forms, TimeProvider clock)
    : IRequestHandler<CompleteWorkItem, Unit>
{
    public async Task<Unit> Handle(CompleteWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        item.RequireMayAct(slot.Caller);
        Rule.Require(item.Kind is WorkKind.Form or WorkKind.Decision or WorkKind.Competencies, "This step has a page of its own; answer it there.");
        if (item.Kind == WorkKind.Form && item.IsOpen)
            await RequireComplete(item, cancellationToken);
        var faster = item.CompletedById is { } id
            ? await db.Set<Person>().Where(person => person.Id == id).Select(person => person.Name).SingleAsync(cancellationToken)
            : null;
        item.Complete(slot.Caller.PersonId, request.Outcome, request.Comment, faster, clock.GetUtcNow());
        return Unit.Value;
    }

    private async Task RequireComplete(WorkItem item, CancellationToken cancellation)
    {
        var draft = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Draft).SingleAsync(cancellation);
        var gaps = forms.Section(item.Subject!).Gaps(draft);
        Rule.Require(gaps.Count == 0, "{0} answers are missing. The first is “{1}”.", gaps.Count, gaps.Count > 0 ? gaps[0].Label : "");
    }
}
