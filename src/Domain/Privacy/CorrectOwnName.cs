using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Privacy;

/// <summary>Puts one's own name right. The address is what one signs in with; an administrator changes it.</summary>
[Requires(Permission.KeepOwnAccount)]
public sealed record CorrectOwnName(Bilingual Name) : ICommand;

internal sealed class CorrectOwnNameHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<CorrectOwnName, Unit>
{
    public async Task<Unit> Handle(CorrectOwnName request, CancellationToken cancellationToken)
    {
        var person = await db.Set<Person>().SingleAsync(one => one.Id == slot.Caller.PersonId, cancellationToken);
        person.Correct(new(request.Name.En.Trim(), request.Name.Fr.Trim()), person.Email);
        return Unit.Value;
    }
}
