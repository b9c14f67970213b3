using Governance.Domain.Events;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Commands;

/// <summary>
/// One command, one transaction; the bell rings after the commit. A command that a burst sends joins the burst's
/// transaction and is saved, but committed by the burst alone.
/// </summary>
internal sealed class TransactionBehaviour<TRequest, TResult>(GovernanceDb db, Bell bell) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            var joined = await next();
            await db.SaveChangesAsync(cancellationToken);
            return joined;
        }
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await next();
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            bell.Ring(db.TakeCommitted());
            return result;
        }
        catch (DbUpdateException broken) when (broken is DbUpdateConcurrencyException || UniqueRow.IsTaken(broken))
        {
            throw new SomeoneWasFaster(new Sentence("Someone else changed this a moment before you. Nothing was recorded twice; look at the page again."));
        }
    }
}
