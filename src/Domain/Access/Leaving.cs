using Governance.Domain.Advising;
using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>What becomes of everything around somebody who leaves: told at <see cref="DeactivatePerson"/>.</summary>
internal sealed class Leaving(GovernanceDb db, LeadHandOver leads)
{
    internal async Task Of(Person person, Person? successor, DateTimeOffset at, CancellationToken cancellation)
    {
        await HandOver(person, successor, at, cancellation);
        await EndPlaces(person.Id, at, cancellation);
        await db.EndLinks(person.Id, at, cancellation);
        await db.EndSessions(person.Id, null, at, cancellation);
        if (await db.AccountOf(person.Id, cancellation) is { } account)
            account.PasswordHash = null;
        person.Deactivate(at);
    }

    private async Task HandOver(Person person, Person? successor, DateTimeOffset at, CancellationToken cancellation)
    {
        var personId = person.Id;
        if (successor is not null)
        {
            var led = await db.Set<MicroCredential>().Where(one => one.LeadId == personId).ToListAsync(cancellation);
            foreach (var credential in led.Where(one => !CredentialLifecycle.IsEnded(one.State)))
                await leads.Give(credential, successor, null, at, cancellation);
        }
        var open = await db.Set<WorkItem>().Where(item => item.State == WorkState.Open && (item.AssignedToId == personId || item.Claim != null)).ToListAsync(cancellation);
        foreach (var item in open)
            await leads.Leave(item, person, successor is not null && item.IsFor(successor.HeldAt(at)) ? successor.Id : null, cancellation);
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
