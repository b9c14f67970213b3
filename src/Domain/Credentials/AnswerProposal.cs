using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>
/// Keeps one answer of the draft while the form step is open: "saved as you type". Answers with the draft's new revision.
/// Writers of different fields do not disturb each other; of the same field the last one stands.
/// </summary>
[Requires(Permission.WriteProposal)]
public sealed record AnswerProposal(Guid WorkItemId, string FieldId, ProposalAnswer Answer) : ICommand<int>;

internal sealed class AnswerProposalHandler(GovernanceDb db, CallerSlot slot, FormCatalogue forms, DutyCheck duties) : IRequestHandler<AnswerProposal, int>
{
    public async Task<int> Handle(AnswerProposal request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        var principal = await duties.RequireMayAct(item, slot.Caller, cancellationToken);
        Rule.Require(item.IsOpen && item.Kind == WorkKind.Form, "This step is no longer open; the proposal cannot be changed here.");
        var field = forms.Section(item.Subject!).Field(request.FieldId) ?? throw new NotFound();
        field.Check(request.Answer);
        if (field.Type == FieldType.Partner && !request.Answer.IsEmpty)
            Rule.Require(await IsPartner(Guid.Parse(request.Answer.AsText()!), cancellationToken), "Choose one of the answers offered.");
        var credential = await db.Set<MicroCredential>().SingleAsync(one => one.Id == item.CredentialId, cancellationToken);
        if (field.Type == FieldType.Units && !request.Answer.IsEmpty)
            Rule.Require(request.Answer.AsBilingualRows().All((await Units(credential.OrganisationId, cancellationToken)).Contains), "Choose one of the answers offered.");
        credential.Answer(request.FieldId, request.Answer);
        credential.WrittenBy(DutyCheck.Actors(slot.Caller.PersonId!.Value, principal));
        return credential.DraftRevision;
    }

    private Task<IReadOnlyList<Bilingual>> Units(Guid organisation, CancellationToken cancellation) =>
        db.Set<Organisation>().Where(one => one.Id == organisation).Select(one => one.Units).SingleAsync(cancellation);

    private Task<bool> IsPartner(Guid id, CancellationToken cancellation) =>
        db.Set<Organisation>().AnyAsync(one => one.Id == id && one.Kind == OrganisationKind.Partner, cancellation);
}
