using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Makes the first person of an empty database, with the administrator's role in the whole network and an account with
/// a password, in one transaction. Two who try at once: one wins.
/// </summary>
/// <param name="PasswordHash">As the account's password hasher made it; the password itself never comes this far.</param>
[Requires(Permission.ManagePeople)]
public sealed record RegisterFirstAdministrator(string Name, string Email, string Language, string PasswordHash) : ICommand<Guid>;

internal sealed class RegisterFirstAdministratorHandler(GovernanceDb db, ILookupNormalizer normalizer, TimeProvider clock)
    : IRequestHandler<RegisterFirstAdministrator, Guid>
{
    public async Task<Guid> Handle(RegisterFirstAdministrator request, CancellationToken cancellationToken)
    {
        Rule.Require(!await db.Set<Person>().AnyAsync(cancellationToken), "The first administrator is already there. Sign in, or ask them for an account.");
        Rule.Require(request.Name.Trim().Length is > 0 and <= 200, "Write your name, with at most 200 characters.");
        var at = clock.GetUtcNow();
        var person = new Person(OrderedId.At(at), new Bilingual(request.Name.Trim(), request.Name.Trim()), request.Email.Trim(), request.Language);
        person.Grant(OrderedId.At(at), Role.Administrator, null, null, at);
        db.Add(person);
        db.Add(Account(person, request.PasswordHash, at));
        return person.Id;
    }

    private Account Account(Person person, string passwordHash, DateTimeOffset at) => new()
    {
        Id = OrderedId.At(at),
        PersonId = person.Id,
        UserName = person.Email,
        NormalizedUserName = normalizer.NormalizeName(person.Email),
        Email = person.Email,
        NormalizedEmail = normalizer.NormalizeEmail(person.Email),
        EmailConfirmed = true,
        LockoutEnabled = true,
        PasswordHash = passwordHash,
        SecurityStamp = OrderedId.At(at).ToString("N"),
    };
}
