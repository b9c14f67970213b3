using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>Puts a person's name or address right; they sign in with the new address from then on.</summary>
[Requires(Permission.ManagePeople)]
public sealed record CorrectPerson(Guid PersonId, Bilingual Name, string Email) : ICommand;

internal sealed class CorrectPersonHandler(GovernanceDb db, CallerSlot slot, ILookupNormalizer normalizer, TimeProvider clock) : IRequestHandler<CorrectPerson, Unit>
{
    public async Task<Unit> Handle(CorrectPerson request, CancellationToken cancellationToken)
    {
        var person = await db.Kept(request.PersonId, slot.Caller, clock.GetUtcNow(), cancellationToken);
        var email = request.Email.Trim();
        Rule.Require(await db.Set<Person>().Where(one => one.Id != person.Id).WithEmail(email, cancellationToken) is null, "Someone with this e-mail address is already here.");
        person.Correct(new(request.Name.En.Trim(), request.Name.Fr.Trim()), email);
        if (await db.Set<Account>().SingleOrDefaultAsync(one => one.PersonId == person.Id, cancellationToken) is { } account)
            account.SignInWith(email, normalizer);
        return Unit.Value;
    }
}
