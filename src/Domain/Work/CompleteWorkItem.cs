using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Conditions;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>A person's word at a step: one of the outcomes offered, with a comment or the reason that some outcomes need.</summary>
[Requires(Permission.CompleteWork)]
public sealed record CompleteWorkItem(Guid WorkItemId, string Outcome, string? Comment) : ICommand
{
    /// <summary>What a return asks of the decisions on the way back; read where the outcome is a return.</summary>
    public ReturnMode? ReturnMode { get; init; }

    /// <summary>What must be so for the approval to hold; asked for where the outcome asks.</summary>
    public IReadOnlyList<NewCondition> Conditions { get; init; } = [];
}

internal sealed class CompleteWorkItemHandler(GovernanceDb db, CallerSlot slot, FormCatalogue forms, StepAnswers answers, DutyCheck duties)
    : IRequestHandler<CompleteWorkItem, Unit>
{
    public async Task<Unit> Handle(CompleteWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        var principal = await duties.RequireMayAct(item, slot.Caller, cancellationToken);
        item.RequireSignature(slot.Caller);
        Rule.Require(item.Kind is WorkKind.Form or WorkKind.Decision or WorkKind.Competencies, "This step has a page of its own; answer it there.");
        if (item.IsOpen && item.Kind != WorkKind.Decision)
            await RequireComplete(item, cancellationToken);
        await answers.Give(item, slot.Caller.PersonId, request.Outcome, request.Comment, request.ReturnMode, cancellationToken, principal, conditions: request.Conditions);
        if (item.IsWriting)
            (await db.Set<MicroCredential>().SingleAsync(one => one.Id == item.CredentialId, cancellationToken)).WrittenBy(DutyCheck.Actors(slot.Caller.PersonId!.Value, principal));
        return Unit.Value;
    }

    private async Task RequireComplete(WorkItem item, CancellationToken cancellation)
    {
        var draft = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Draft).SingleAsync(cancellation);
        if (item.Kind == WorkKind.Form)
            RequireAnswers(forms.Section(item.Subject!), draft);
        else
            RequireMapping(draft);
    }

    private static void RequireAnswers(FormSection section, Proposal draft)
    {
        var gaps = section.Gaps(draft);
        Rule.Require(gaps.Count == 0, "Answers missing: {0}. The first is “{1}”.", gaps.Count, gaps.Count > 0 ? gaps[0].Label : "");
    }

    private static void RequireMapping(Proposal draft)
    {
        var unmapped = CompetencyMap.Unmapped(draft).Count;
        Rule.Require(unmapped == 0, "Map every learning outcome to a competency. Not mapped yet: {0}.", unmapped);
    }
}
