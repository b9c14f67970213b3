using Governance.Domain.Access;
using Governance.Domain.Commands;
using Governance.Domain.Consultations;
using Governance.Domain.Discussion;
using Governance.Domain.Following;
using Governance.Domain.Lists;
using Governance.Domain.Looking;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Privacy;

/// <summary>
/// Erases the personal data of somebody who has left: name, address, account, sessions, links, their lists, their notices and how they reach them, what they
/// looked at and followed, their name where comments mention them, and where they commented in public by the same address. Decisions, roles, seats, votes and comments stay with the id, because the institution must be able to explain them; the trail names people by id alone, so every
/// seal still holds. It cannot be undone.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record ErasePerson(Guid PersonId) : ICommand;

internal sealed class ErasePersonHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<ErasePerson, Unit>
{
    public async Task<Unit> Handle(ErasePerson request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var person = await db.Kept(request.PersonId, slot.Caller, at, cancellationToken);
        var email = person.Email.ToLowerInvariant();
        person.Erase(at);
        foreach (var comment in await db.Set<PublicComment>().Where(one => one.Email == email).ToListAsync(cancellationToken))
            comment.ForgetAuthor();
        // who is mentioned is kept as JSON, so the comments with an @ are read; erasing is rare
        foreach (var comment in await db.Set<Comment>().Where(one => one.Text != null && one.Text.Contains('@')).ToListAsync(cancellationToken))
            comment.Forget(person.Id, person.Name.En);
        db.RemoveRange(await db.Set<Account>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Session>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<AccountLink>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Look>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Follow>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<NotificationChoices>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        await db.Set<Notification>().Where(one => one.PersonId == person.Id).ExecuteDeleteAsync(cancellationToken);
        db.RemoveRange(await db.Set<PersonalList>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        return Unit.Value;
    }
}
