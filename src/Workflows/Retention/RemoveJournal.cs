using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Retention;

/// <summary>
/// Removes the journal of a workflow that ended long ago, and writes into the trail how many lines there were and their
/// digest. The trail itself is never shortened. Answers with the number of lines.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record RemoveJournal(Guid InstanceId, KeepJournals Keep) : ICommand<int>;

internal sealed class RemoveJournalHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<RemoveJournal, int>
{
    public async Task<int> Handle(RemoveJournal request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var instance = await db.Set<WorkflowInstance>().SingleOrDefaultAsync(one => one.Id == request.InstanceId, cancellationToken) ?? throw new NotFound();
        instance.RemoveJournal(request.Keep.Before(now), now);
        // first of all: of two nodes that remove at once, the second finds out before it removes anything
        await db.SaveChangesAsync(cancellationToken);
        var lines = db.Set<JournalEntry>().Where(line => line.InstanceId == instance.Id);
        var digest = await JournalDigest.Of(lines.AsNoTracking().OrderBy(line => line.Sequence).AsAsyncEnumerable(), cancellationToken);
        var removed = await lines.ExecuteDeleteAsync(cancellationToken);
        db.Write(new JournalRemoved(instance.Id, removed, digest, request.Keep.Years), now);
        return removed;
    }
}
