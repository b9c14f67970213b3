using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Institution;

/// <summary>Says for how many years the journals of ended workflows are kept; null: as the program was started. The trail of events is never shortened.</summary>
[Requires(Permission.KeepSettings)]
public sealed record KeepRetention(int? JournalYears) : ICommand;

internal sealed class KeepRetentionHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<KeepRetention, Unit>
{
    public async Task<Unit> Handle(KeepRetention request, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(slot.Caller, cancellationToken);
        settings.KeepJournals(request.JournalYears);
        return Unit.Value;
    }
}
