using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Bodies;

/// <summary>Gives a person a seat in a body for a term; answers with the seat's id.</summary>
[Requires(Permission.KeepBodies)]
public sealed record TakeSeat(Guid BodyId, Guid PersonId, SeatRole Role, DateTimeOffset From) : ICommand<Guid>
{
    public bool IsVoting { get; init; } = true;

    /// <summary>The seat that the person stands in for.</summary>
    public Guid? AlternateFor { get; init; }

    public Bilingual? Unit { get; init; }

    public Guid? OrganisationId { get; init; }

    public DateTimeOffset? Until { get; init; }
}

internal sealed class TakeSeatHandler(GovernanceDb db, CallerSlot slot, ChangesOfBody changes, TimeProvider clock) : IRequestHandler<TakeSeat, Guid>
{
    public async Task<Guid> Handle(TakeSeat request, CancellationToken cancellationToken)
    {
        var body = await db.Kept(request.BodyId, slot.Caller, cancellationToken);
        Rule.Require(await db.Set<Person>().AnyAsync(one => one.Id == request.PersonId, cancellationToken), "Choose a person.");
        var seat = new Seat(OrderedId.At(clock.GetUtcNow()), request.PersonId, request.Role, await changes.From(body, request.From, cancellationToken))
        {
            IsVoting = request.IsVoting,
            AlternateFor = request.AlternateFor,
            Unit = request.Unit,
            OrganisationId = request.OrganisationId,
            Until = request.Until,
        };
        body.Take(seat);
        return seat.Id;
    }
}
