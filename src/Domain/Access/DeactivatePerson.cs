using Governance.Domain.Advising;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>
/// Somebody leaves. Their roles, seats, delegations and sessions end now; claims go back to the role; what waits for them by
/// name, and the proposals that they lead, go to whoever replaces them; a review that was not handed in is for another, and
/// advice that was not given is no longer asked for. Everything they did stays theirs.
/// </summary>
/// <param name="SuccessorId">Who replaces them; null: steps by name wait for anybody of their role, and proposals keep their lead.</param>
[Requires(Permission.ManagePeople)]
public sealed record DeactivatePerson(Guid PersonId, Guid? SuccessorId = null) : ICommand;

internal sealed class DeactivatePersonHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<DeactivatePerson, Unit>
{
    public async Task<Unit> Handle(DeactivatePerson request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var person = await db.Kept(request.PersonId, slot.Caller, at, cancellationToken);
        Rule.Require(person.Id != slot.Caller.PersonId, "Nobody deactivates themselves; ask another administrator.");
        var successor = request.SuccessorId is { } id ? await Successor(id, person.Id, cancellationToken) : null;
        await HandOver(person.Id, successor, at, cancellationToken);
        await EndPlaces(person.Id, at, cancellationToken);
        await db.EndLinks(person.Id, at, cancellationToken);
        await db.EndSessions(person.Id, null, at, cancellationToken);
        if (await db.AccountOf(person.Id, cancellationToken) is { } account)
            account.PasswordHash = null;
        person.Deactivate(at);
        return Unit.Value;
    }

    private async Task<Person> Successor(Guid successorId, Guid personId, CancellationToken cancellation)
    {
        var successor = await db.Set<Person>().AsNoTracking().VisibleTo(slot.Caller).SingleOrDefaultAsync(one => one.Id == successorId, cancellation);
        Rule.Require(successor is { IsActive: true } && successor.Id != personId, "Choose somebody else who is here.");
        return successor!;
    }

    private async Task HandOver(Guid personId, Person? successor, DateTimeOffset at, CancellationToken cancellation)
    {
        if (successor is not null)
        {
            var led = await db.Set<MicroCredential>().Where(one => one.LeadId == personId).ToListAsync(cancellation);
            foreach (var credential in led.Where(one => !CredentialLifecycle.IsEnded(one.State)))
            {
                Rule.Require(successor.HeldAt(at).Any(held => held.Role == Role.InitiativeLead && held.Covers(credential.OrganisationId)), "{0} is not an initiative lead where {1} belongs; grant them that role first.", successor.Name, credential.Id);
                credential.HandTo(successor.Id);
            }
        }
        var open = await db.Set<WorkItem>().Where(item => item.State == WorkState.Open && (item.AssignedToId == personId || item.Claim != null)).ToListAsync(cancellation);
        foreach (var item in open)
            item.LeftBy(personId, successor is not null && item.IsFor(successor.HeldAt(at)) ? successor.Id : null);
        foreach (var review in await db.Set<Review>().Where(one => one.ReviewerId == personId && one.State == ReviewLifecycle.Table.Initial).ToListAsync(cancellation))
        {
            review.Leave();
            db.Remove(review);
        }
        foreach (var advice in await db.Set<Advice>().Where(one => one.AdviserId == personId && one.State == AdviceState.Asked).ToListAsync(cancellation))
            advice.LeftByAdviser();
    }

    private async Task EndPlaces(Guid personId, DateTimeOffset at, CancellationToken cancellation)
    {
        // seats are kept as JSON beside their body, and bodies are few
        foreach (var body in await db.Set<Body>().ToListAsync(cancellation))
            body.EndSeatsOf(personId, at);
        foreach (var delegation in await db.Set<Delegation>().Where(one => (one.PrincipalId == personId || one.DelegateId == personId) && one.Until > at).ToListAsync(cancellation))
            delegation.End(at);
    }
}
