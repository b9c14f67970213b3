using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Documents;

/// <summary>Closes a document to readers; that it lay there stays to be seen, and its bytes are kept.</summary>
[Requires(Permission.CompleteWork)]
public sealed record WithdrawDocument(Guid DocumentId) : ICommand;

internal sealed class WithdrawDocumentHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<WithdrawDocument, Unit>
{
    public async Task<Unit> Handle(WithdrawDocument request, CancellationToken cancellationToken)
    {
        var document = await db.Set<Document>().SingleOrDefaultAsync(one => one.Id == request.DocumentId, cancellationToken) ?? throw new NotFound();
        var readers = await RecordReaders.For(db, document.CredentialId, slot.Caller, cancellationToken);
        document.Withdraw(slot.Caller, RecordAccess.IsOfTheTeam(readers.Record, slot.Caller), clock.GetUtcNow());
        return Unit.Value;
    }
}
