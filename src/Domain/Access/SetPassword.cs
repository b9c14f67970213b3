using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>
/// Uses a link: the password is this one, a lock is off, and every session of the person ends. The program sends it for
/// whoever holds the link; answers with the person's id.
/// </summary>
/// <param name="PasswordHash">As the account's password hasher made it; the password itself never comes this far.</param>
[Requires(Permission.ManagePeople)]
public sealed record SetPassword(Guid LinkId, string PasswordHash) : ICommand<Guid>;

internal sealed class SetPasswordHandler(GovernanceDb db, ILookupNormalizer normalizer, TimeProvider clock) : IRequestHandler<SetPassword, Guid>
{
    public async Task<Guid> Handle(SetPassword request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var link = await db.Set<AccountLink>().SingleOrDefaultAsync(one => one.Id == request.LinkId, cancellationToken) ?? throw new NotFound();
        var person = await db.Set<Person>().SingleAsync(one => one.Id == link.PersonId, cancellationToken);
        Rule.Require(person.IsActive, "This link no longer works. Ask for a new one.");
        link.Use(at);
        await db.EndSessions(person.Id, null, at, cancellationToken);
        var account = await db.AccountOf(person.Id, cancellationToken) ?? New(person, at);
        account.PasswordHash = request.PasswordHash;
        account.SecurityStamp = OrderedId.At(at).ToString("N");
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        return person.Id;
    }

    private Account New(Person person, DateTimeOffset at)
    {
        var account = new Account { Id = OrderedId.At(at), PersonId = person.Id, EmailConfirmed = true, LockoutEnabled = true };
        account.SignInWith(person.Email, normalizer);
        db.Add(account);
        return account;
    }
}
