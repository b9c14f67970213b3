using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consultations;

/// <summary>Ends a consultation; answers with how many comments were given. One that has ended already stays as it is.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record EndConsultation(Guid ConsultationId) : ICommand<int>
{
    /// <summary>Whether the workflow needs it no longer before its time is over.</summary>
    public bool IsBrokenOff { get; init; }
}

internal sealed class EndConsultationHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<EndConsultation, int>
{
    public async Task<int> Handle(EndConsultation request, CancellationToken cancellationToken)
    {
        var consultation = await db.Set<Consultation>().SingleOrDefaultAsync(one => one.Id == request.ConsultationId, cancellationToken) ?? throw new NotFound();
        var comments = await db.Set<PublicComment>().CountAsync(one => one.ConsultationId == consultation.Id, cancellationToken);
        if (request.IsBrokenOff)
            consultation.BreakOff(clock.GetUtcNow());
        else
            consultation.Close(comments, clock.GetUtcNow());
        return comments;
    }
}
