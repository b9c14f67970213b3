using Governance.Domain.Commands;
using Governance.Domain.Following;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>
/// Ends a proposal on the way, rejected or withdrawn. Where a version is published only the change ends, and the record is again
/// where the change came from. Answers with the state it is in then. Only a workflow may, on the word of a person or after silence.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record EndProposal(string CredentialId, CredentialAction By, string? Reason) : ICommand<CredentialState>;

internal sealed class EndProposalHandler(GovernanceDb db, Followers followers, TimeProvider clock) : IRequestHandler<EndProposal, CredentialState>
{
    public async Task<CredentialState> Handle(EndProposal request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions).Include(one => one.Stays)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        var action = credential.EndBy(request.By);
        credential.Move(action, request.Reason, clock.GetUtcNow());
        await followers.Tell(credential.Id, EventSentences.Moved(action, credential.IsReturned), cancellationToken);
        return credential.State;
    }
}
