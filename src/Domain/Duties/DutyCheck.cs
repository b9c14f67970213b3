using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Duties;

/// <summary>
/// Separation of duties where somebody is about to act at a step. Every command by which a person answers, scores or
/// writes asks here; the step knows its duties since it was opened.
/// </summary>
public sealed class DutyCheck(GovernanceDb db, TimeProvider clock)
{
    /// <summary>
    /// In whose name the caller acts: null for their own, else the principal's. Throws <see cref="Refused"/> where the step
    /// waits for others, <see cref="SomeoneWasFaster"/> where another of the role has taken it, and <see cref="RuleBroken"/>
    /// with the rule and the fact where separation of duties forbids it.
    /// </summary>
    public async Task<Guid?> RequireMayAct(WorkItem item, Caller caller, CancellationToken cancellation)
    {
        item.RequireMayAct(caller);
        await Claims.RequireFree(db, item, caller, clock.GetUtcNow(), cancellation);
        var book = await DutyBook.Of(db, [item], caller, cancellation);
        var (principal, refused) = book.Way(item, caller, clock.GetUtcNow());
        return refused is null ? principal : throw new RuleBroken(refused.Sentence(book.Name));
    }

    /// <summary>Throws <see cref="RuleBroken"/> with the rule and the fact where separation of duties forbids the person to judge what the decision of the step depends on.</summary>
    internal async Task RequireMayJudge(Guid workItemId, Caller caller, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().SingleAsync(one => one.Id == workItemId, cancellation);
        var book = await DutyBook.Of(db, [item], caller, cancellation);
        if (book.Against(item, [caller.PersonId!.Value], clock.GetUtcNow()) is [var breach, ..])
            throw new RuleBroken(breach.Sentence(book.Name));
    }

    /// <summary>Throws <see cref="RuleBroken"/> with the rule and the fact where separation of duties forbids the person to lead the proposal: its lead is one of its authors.</summary>
    internal async Task RequireMayLead(string credentialId, Guid personId, CancellationToken cancellation)
    {
        // every step knows the duties of its definition; the latest one those that hold now
        var item = await db.Set<WorkItem>().AsNoTracking().Where(one => one.CredentialId == credentialId && one.Duties != null).OrderByDescending(one => one.OpenedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellation);
        if (item is null)
            return;
        var book = await DutyBook.Of(db, [item], [personId], cancellation);
        if (book.AgainstWriting(item, [personId]) is [var breach, ..])
            throw new RuleBroken(breach.Sentence(book.Name));
    }

    /// <summary>Throws <see cref="RuleBroken"/> where the partner may not endorse at this step.</summary>
    public async Task RequireMayEndorse(WorkItem item, Guid partnerId, CancellationToken cancellation)
    {
        if (item.Duties is not { } duties)
            return;
        var book = await DutyBook.Of(db, [item], [], cancellation);
        if (SeparationOfDuties.Against(new(item.StepId, [], partnerId), duties, book.Facts(item)) is [var breach, ..])
            throw new RuleBroken(breach.Sentence(book.Name));
    }

    /// <summary>
    /// What a final approval by these people, one person with whoever they act for or the voters of a body, says of separation of duties; null for any other step. Throws
    /// <see cref="RuleBroken"/> where a rule is not kept anywhere in the record.
    /// </summary>
    public async Task<Certificate?> Certify(WorkItem item, IReadOnlyList<Guid> actors, CancellationToken cancellation)
    {
        if (item.Duties is not { } duties || !item.IsApproval)
            return null;
        var book = await DutyBook.Of(db, [item], actors, cancellation);
        var facts = book.Facts(item).With(book.ActOf(item, actors, clock.GetUtcNow()));
        if (SeparationOfDuties.Breaches(duties, facts) is [var breach, ..])
            throw new RuleBroken(breach.Sentence(book.Name));
        return Certificate.Of(duties, facts);
    }

    /// <summary>The people of the step's role, each with what keeps them from it.</summary>
    internal async Task<(IReadOnlyDictionary<Guid, IReadOnlyList<DutyBreach>> Holders, DutyBook Book)> Holders(WorkItem item, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var holders = item.AssignedToId is { } one ? [one] : await Holding(item, cancellation);
        var book = await DutyBook.Of(db, [item], holders, cancellation);
        return (holders.ToDictionary(holder => holder, holder => book.Against(item, [holder], at)), book);
    }

    /// <summary>Everybody who holds the step's role where the record belongs, at this moment, whether or not something keeps them from it; for a vote the voting members of its body.</summary>
    internal async Task<List<Guid>> Holding(WorkItem item, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        if (item.BodyId is { } body)
            return [.. (await db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == body, cancellation)).MembersAt(at).Where(member => member.IsVoting).Select(member => member.PersonId).Distinct()];
        var holders = db.Set<Person>().Where(person => person.Grants.Any(grant => grant.RoleId == item.RoleId
            && (grant.OrganisationId == null || grant.OrganisationId == item.OrganisationId)
            && grant.From <= at && (grant.Until == null || grant.Until > at)));
        // units are kept as JSON, which the database does not look into
        return item.Units is { } units
            ? [.. (await holders.AsNoTracking().ToListAsync(cancellation)).Where(person => person.HeldAt(at).Any(held => held.Role.Id == item.RoleId && held.Covers(item.OrganisationId, units))).Select(person => person.Id)]
            : await holders.Select(person => person.Id).ToListAsync(cancellation);
    }

    internal static IReadOnlyList<Guid> Actors(Guid by, Guid? principal) => principal is { } other ? [by, other] : [by];
}
