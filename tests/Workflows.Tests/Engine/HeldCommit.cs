using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Governance.Workflows.Tests.Engine;

/// <summary>Holds the first commit after it was armed: all of the burst is written, and none of it stored.</summary>
internal sealed class HeldCommit : DbTransactionInterceptor
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsArmed { get; set; }

    /// <summary>Completed when a burst waits here.</summary>
    public Task Reached => reached.Task;

    public void GoOn() => released.SetResult();

    /// <summary>The process ends here, as whoever stops it may have it when it takes too long.</summary>
    public void Die() => released.SetException(new InvalidOperationException("The process has ended."));

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (IsArmed && reached.TrySetResult())
            await released.Task;
        return result;
    }
}
