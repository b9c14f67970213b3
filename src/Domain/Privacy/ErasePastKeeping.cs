using Governance.Domain.Access;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Privacy;

/// <summary>
/// Erases, by the policy of the institution, the personal data of somebody who is past keeping (<see cref="PastKeeping"/>). Whoever
/// was not deactivated leaves first. Refused where they are not due, or something holds them.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record ErasePastKeeping(Guid PersonId) : ICommand;

internal sealed class ErasePastKeepingHandler(GovernanceDb db, PastKeeping keeping, Leaving leaving, Erasing erasing, TimeProvider clock) : IRequestHandler<ErasePastKeeping, Unit>
{
    public async Task<Unit> Handle(ErasePastKeeping request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var years = await keeping.Years(cancellationToken);
        Rule.Require(years is not null && await keeping.IsDue(request.PersonId, years.Value, cancellationToken), "The personal data of this person are kept.");
        var person = await db.Set<Person>().SingleAsync(one => one.Id == request.PersonId, cancellationToken);
        if (person.IsActive)
            await leaving.Of(person, null, at, cancellationToken);
        await erasing.Of(person, at, years, cancellationToken);
        return Unit.Value;
    }
}
