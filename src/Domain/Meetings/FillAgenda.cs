using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>Puts on the agenda whatever waits for the body by now and came in time, and minutes that wait for approval.</summary>
[Requires(Permission.Vote)]
public sealed record FillAgenda(Guid MeetingId) : ICommand;

internal sealed class FillAgendaHandler(GovernanceDb db, CallerSlot slot, AgendaSources sources) : IRequestHandler<FillAgenda, Unit>
{
    public async Task<Unit> Handle(FillAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        await sources.Fill(meeting, await db.BodyOf(meeting, cancellationToken), cancellationToken);
        return Unit.Value;
    }
}
