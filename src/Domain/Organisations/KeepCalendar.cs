using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>Says on which days an organisation works. Limits that already run keep their date; the next ones follow this.</summary>
[Requires(Permission.KeepBusinessDays)]
public sealed record KeepCalendar(Guid OrganisationId, BusinessCalendar Calendar) : ICommand;

internal sealed class KeepCalendarHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<KeepCalendar, Unit>
{
    public async Task<Unit> Handle(KeepCalendar request, CancellationToken cancellationToken)
    {
        if (!slot.Caller.May(Permission.KeepBusinessDays, request.OrganisationId))
            throw new Refused(new Sentence("This is not for your role."));
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(one => one.Id == request.OrganisationId, cancellationToken) ?? throw new NotFound();
        organisation.WorkOn(request.Calendar);
        return Unit.Value;
    }
}
