using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Governance.Workflows.Tests.Engine;

/// <summary>
/// Lets the process die around its n-th save, be it a commit or an update by itself: before, so that nothing of it is
/// stored, or after, so that nobody hears of it. A dead process reads and saves nothing until it is started again.
/// </summary>
internal sealed class DeathAtSave(int fatal) : IDbTransactionInterceptor, IDbCommandInterceptor
{
    private int moments;

    public bool HasHappened { get; private set; }

    public bool IsDead { get; private set; }

    public bool IsArmed { get; set; }

    public void Revive() => IsDead = false;

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
    {
        Strike();
        return new(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        Strike();
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        StrikeOutside(command);
        return new(result);
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken)
    {
        StrikeOutside(command);
        return new(result);
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken)
    {
        Refuse();
        return new(result);
    }

    // what is updated within a transaction counts when that is committed
    private void StrikeOutside(DbCommand command)
    {
        Refuse();
        if (command.Transaction is null)
            Strike();
    }

    private void Strike()
    {
        Refuse();
        if (!IsArmed || HasHappened || ++moments != fatal)
            return;
        HasHappened = IsDead = true;
        Refuse();
    }

    private void Refuse()
    {
        if (IsDead)
            throw new InvalidOperationException("The process died here.");
    }
}
