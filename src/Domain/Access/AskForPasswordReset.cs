using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>
/// Somebody forgot their password: a link goes to the address, if it is that of somebody who is here. The answer is the same
/// in every case, and so is what it takes, but for the mail. The program sends it for whoever asks.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record AskForPasswordReset(string Email) : ICommand;

internal sealed class AskForPasswordResetHandler(GovernanceDb db, Outbox outbox, TimeProvider clock) : IRequestHandler<AskForPasswordReset, Unit>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    public async Task<Unit> Handle(AskForPasswordReset request, CancellationToken cancellationToken)
    {
        var (email, at) = (request.Email.Trim(), clock.GetUtcNow());
        var person = await db.Set<Person>().Where(one => one.DeactivatedAt == null).WithEmail(email, cancellationToken);
        if (person is null || await WasJustAsked(person.Id, at, cancellationToken))
            return Unit.Value;
        await db.EndLinks(person.Id, at, cancellationToken);
        db.Add(outbox.SendReset(person.Id, at));
        return Unit.Value;
    }

    // nobody fills another's mailbox by asking again and again
    private Task<bool> WasJustAsked(Guid personId, DateTimeOffset at, CancellationToken cancellation) =>
        db.Set<AccountLink>().AnyAsync(one => one.PersonId == personId && one.Kind == AccountLinkKind.Reset && one.EndedAt == null && one.MadeAt > at - Pause, cancellation);
}
