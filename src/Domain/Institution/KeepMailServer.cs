using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Institution;

/// <summary>Says by which server mail leaves; null: as the configuration of the program says.</summary>
[Requires(Permission.KeepSettings)]
public sealed record KeepMailServer(MailServer? Mail) : ICommand;

internal sealed class KeepMailServerHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<KeepMailServer, Unit>
{
    public async Task<Unit> Handle(KeepMailServer request, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(slot.Caller, cancellationToken);
        settings.SendBy(request.Mail);
        return Unit.Value;
    }
}
