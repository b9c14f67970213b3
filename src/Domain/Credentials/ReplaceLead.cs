using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>
/// Hands a proposal over to another initiative lead of its organisation, with its open steps. The QA office or an administrator does so, never its lead: by leaving it
/// to somebody its lead could make them an author and so keep them from the decision.
/// </summary>
/// <param name="Reason">Stands in the history for everybody who reads the record.</param>
[Requires(Permission.OperateWorkflows)]
public sealed record ReplaceLead(string CredentialId, Guid PersonId, string Reason) : ICommand
{
    /// <summary>The longest reason.</summary>
    public const int MaxReason = 1000;
}

internal sealed class ReplaceLeadHandler(GovernanceDb db, LeadHandOver leads, CallerSlot slot, TimeProvider clock) : IRequestHandler<ReplaceLead, Unit>
{
    public async Task<Unit> Handle(ReplaceLead request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().ReadableBy(db, slot.Caller).SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        if (!slot.Caller.May(Permission.OperateWorkflows, credential.OrganisationId))
            throw new Refused(new Sentence("This is not for your role."));
        Rule.Require(!CredentialLifecycle.IsEnded(credential.State), "This micro-credential has ended; it can no longer be changed.");
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.PersonId, cancellationToken);
        Rule.Require(person is { IsActive: true } && person.Id != credential.LeadId, "Choose somebody else who is here.");
        var reason = Written.Text(request.Reason);
        Rule.Require(reason is { Length: <= ReplaceLead.MaxReason }, "Write why, with at most {0} characters.", ReplaceLead.MaxReason);
        await leads.Give(credential, person!, reason, clock.GetUtcNow(), cancellationToken);
        return Unit.Value;
    }
}
