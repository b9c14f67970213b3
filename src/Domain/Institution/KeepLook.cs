using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Institution;

/// <summary>Says how the portal is called and of which colour its buttons are. White text must be readable on it.</summary>
[Requires(Permission.KeepSettings)]
public sealed record KeepLook(Bilingual Name, string? Colour) : ICommand;

internal sealed class KeepLookHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<KeepLook, Unit>
{
    public async Task<Unit> Handle(KeepLook request, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(slot.Caller, cancellationToken);
        settings.Look(request.Name, request.Colour);
        return Unit.Value;
    }
}
