using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>From here on anyone who reaches the portal may act as anyone in it: nothing in this database is real.</summary>
public sealed record DemonstrationBegun : DomainEvent;

/// <summary>
/// Marks an empty database as a demonstration. A database with a person in it never becomes one: sign-in without a
/// password would open real work to everybody.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record BeginDemonstration : ICommand;

internal sealed class BeginDemonstrationHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<BeginDemonstration, Unit>
{
    public async Task<Unit> Handle(BeginDemonstration request, CancellationToken cancellationToken)
    {
        Rule.Require(!await db.Set<Person>().AnyAsync(cancellationToken), "This database already holds people, so it cannot become a demonstration.");
        db.Write(new DemonstrationBegun(), clock.GetUtcNow());
        return Unit.Value;
    }
}
