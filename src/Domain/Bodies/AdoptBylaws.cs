using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Bodies;

/// <summary>Other bylaws from a moment on; those before them stay those of the votes before it.</summary>
[Requires(Permission.KeepBodies)]
public sealed record AdoptBylaws(Guid BodyId, Bylaws Bylaws, DateTimeOffset From) : ICommand;

internal sealed class AdoptBylawsHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<AdoptBylaws, Unit>
{
    public async Task<Unit> Handle(AdoptBylaws request, CancellationToken cancellationToken)
    {
        var body = await db.Kept(request.BodyId, slot.Caller, cancellationToken);
        body.Adopt(request.Bylaws, request.From);
        return Unit.Value;
    }
}
