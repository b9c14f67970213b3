using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>Ends every signed endorsement whose date has passed; answers with how many.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record LapseEndorsements : ICommand<int>;

internal sealed class LapseEndorsementsHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<LapseEndorsements, int>
{
    public async Task<int> Handle(LapseEndorsements request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var over = await db.Set<Endorsement>().Where(one => one.State == EndorsementState.Signed && one.ValidUntil <= at).ToListAsync(cancellationToken);
        over.ForEach(endorsement => endorsement.Lapse());
        return over.Count;
    }
}
