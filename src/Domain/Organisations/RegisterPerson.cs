using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>Adds a person, still without a role or a way to sign in; answers with their id.</summary>
/// <param name="Language">"en" or "fr": the language of mail to them.</param>
[Requires(Permission.ManagePeople)]
public sealed record RegisterPerson(Bilingual Name, string Email, string Language) : ICommand<Guid>;

internal sealed class RegisterPersonHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<RegisterPerson, Guid>
{
    public async Task<Guid> Handle(RegisterPerson request, CancellationToken cancellationToken)
    {
        var email = request.Email.Trim();
        Rule.Require(!await db.Set<Person>().AnyAsync(one => one.Email == email, cancellationToken), "Someone with this e-mail address is already here.");
        var person = new Person(OrderedId.At(clock.GetUtcNow()), request.Name, email, request.Language);
        db.Add(person);
        return person.Id;
    }
}
