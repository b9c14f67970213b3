using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Organisations;

/// <summary>
/// Adds a person, still without a way to sign in; answers with their id. Whoever manages one organisation alone gives them
/// a role there.
/// </summary>
/// <param name="Language">"en" or "fr": the language of mail to them.</param>
[Requires(Permission.ManagePeople)]
public sealed record RegisterPerson(Bilingual Name, string Email, string Language) : ICommand<Guid>
{
    /// <summary>The role that they begin with; null: none.</summary>
    public WantedRole? Role { get; init; }
}

internal sealed class RegisterPersonHandler(GovernanceDb db, CallerSlot slot, RoleGranting granting, TimeProvider clock) : IRequestHandler<RegisterPerson, Guid>
{
    public async Task<Guid> Handle(RegisterPerson request, CancellationToken cancellationToken)
    {
        var email = request.Email.Trim();
        Rule.Require(await db.Set<Person>().WithEmail(email, cancellationToken) is null, "Someone with this e-mail address is already here.");
        var person = new Person(OrderedId.At(clock.GetUtcNow()), new(request.Name.En.Trim(), request.Name.Fr.Trim()), email, request.Language);
        if (request.Role is { } role)
            await granting.Grant(person, role, cancellationToken);
        else
            slot.Caller.RequireManages(null);
        db.Add(person);
        return person.Id;
    }
}
