using Governance.Domain.Access;
using Governance.Domain.Consultations;
using Governance.Domain.Discussion;
using Governance.Domain.Following;
using Governance.Domain.Lists;
using Governance.Domain.Looking;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Privacy;

/// <summary>Takes away what <see cref="ErasePerson"/> tells of.</summary>
internal sealed class Erasing(GovernanceDb db)
{
    /// <param name="afterYears">Of the policy; null where somebody decided it.</param>
    internal async Task Of(Person person, DateTimeOffset at, int? afterYears, CancellationToken cancellationToken)
    {
        var email = person.Email.ToLowerInvariant();
        person.Erase(at, afterYears);
        foreach (var comment in await db.Set<PublicComment>().Where(one => one.Email == email).ToListAsync(cancellationToken))
            comment.ForgetAuthor();
        // who is mentioned is kept as JSON, so the comments with an @ are read; erasing is rare
        foreach (var comment in await db.Set<Comment>().Where(one => EF.Functions.Like(one.Text, "%@%")).ToListAsync(cancellationToken))
            comment.Forget(person.Id, person.Name.En);
        db.RemoveRange(await db.Set<Account>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Session>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<AccountLink>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Look>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Follow>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<NotificationChoices>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
        await db.Set<Notification>().Where(one => one.PersonId == person.Id).ExecuteDeleteAsync(cancellationToken);
        db.RemoveRange(await db.Set<PersonalList>().Where(one => one.PersonId == person.Id).ToListAsync(cancellationToken));
    }
}
