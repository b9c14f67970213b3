using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Institution;

/// <summary>Says for how many years things are kept. The trail of events is never shortened.</summary>
/// <param name="JournalYears">The journals of ended workflows; null: as the program was started.</param>
/// <param name="PeopleYears">The personal data of whoever holds no role any more (<c>PastKeeping</c>); null: until somebody erases them.</param>
[Requires(Permission.KeepSettings)]
public sealed record KeepRetention(int? JournalYears, int? PeopleYears) : ICommand;

internal sealed class KeepRetentionHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<KeepRetention, Unit>
{
    public async Task<Unit> Handle(KeepRetention request, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(slot.Caller, cancellationToken);
        settings.KeepFor(request.JournalYears, request.PeopleYears);
        return Unit.Value;
    }
}
