using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using MediatR;

namespace Governance.Domain.Bodies;

/// <summary>Other bylaws from a moment on; those before them stay those of the votes before it.</summary>
[Requires(Permission.KeepBodies)]
public sealed record AdoptBylaws(Guid BodyId, Bylaws Bylaws, DateTimeOffset From) : ICommand;

internal sealed class AdoptBylawsHandler(GovernanceDb db, CallerSlot slot, ChangesOfBody changes) : IRequestHandler<AdoptBylaws, Unit>
{
    public async Task<Unit> Handle(AdoptBylaws request, CancellationToken cancellationToken)
    {
        var body = await db.Kept(request.BodyId, slot.Caller, cancellationToken);
        body.Adopt(request.Bylaws, await changes.From(body, request.From, cancellationToken));
        return Unit.Value;
    }
}
