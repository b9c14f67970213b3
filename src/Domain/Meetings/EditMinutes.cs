using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>The chair or the secretary writes a paragraph of the minutes anew; what was recorded stays beside it.</summary>
[Requires(Permission.Vote)]
public sealed record EditMinutes(Guid MeetingId, int Paragraph, Bilingual Text) : ICommand;

internal sealed class EditMinutesHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<EditMinutes, Unit>
{
    public async Task<Unit> Handle(EditMinutes request, CancellationToken cancellationToken)
    {
        var minutes = await db.Set<Minutes>().SingleOrDefaultAsync(one => one.Id == request.MeetingId, cancellationToken) ?? throw new NotFound();
        await db.Led(minutes.Id, slot.Caller, cancellationToken);
        var text = new Bilingual(Written.Text(request.Text.En) ?? "", Written.Text(request.Text.Fr) ?? "");
        minutes.Edit(request.Paragraph, text, slot.Caller.PersonId, clock.GetUtcNow());
        return Unit.Value;
    }
}
