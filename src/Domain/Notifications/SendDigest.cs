using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Notifications;

/// <summary>
/// Puts the digest of one person whose time has come into the mail: one mail for the daily and the weekly one where both are due, none where
/// nothing waits. Their notices are taken and the mail is queued in one transaction.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record SendDigest(Guid PersonId) : ICommand;

internal sealed class SendDigestHandler(GovernanceDb db, Outbox outbox, UsualTimeZone usual, TimeProvider clock) : IRequestHandler<SendDigest, Unit>
{
    /// <summary>So many of the newest stand in one mail; the others are read in the portal.</summary>
    private const int Most = 50;

    public async Task<Unit> Handle(SendDigest request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var choices = await db.ChoicesOf(request.PersonId, cancellationToken);
        var due = choices.TakeDue(await db.ZoneOf(usual, request.PersonId, at, cancellationToken), at).ToDictionary(one => one.Kind, one => one.From);
        if (due.Count == 0)
            return Unit.Value;
        var since = due.Values.Min();
        var waiting = await db.Set<Notification>().Where(Notification.Waits(db, request.PersonId, at)).Where(one => one.MailedAt == null && one.At >= since)
            .OrderByDescending(one => one.At).Select(one => new { one.Id, one.Template, one.At }).ToListAsync(cancellationToken);
        List<Guid> taken = [.. waiting.Where(one => NotificationKinds.Of(one.Template) is { } kind && due.TryGetValue(kind, out var from) && one.At >= from).Select(one => one.Id)];
        if (taken.Count == 0)
            return Unit.Value;
        outbox.Mail(Addressee.Person(request.PersonId), MailTemplate.Digest, new() { NotificationIds = [.. taken.Take(Most)] });
        // first of all: of two nodes that write it at once, the second finds out before it marks anything
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<Notification>().Where(one => taken.Contains(one.Id)).ExecuteUpdateAsync(change => change.SetProperty(one => one.MailedAt, at), cancellationToken);
        return Unit.Value;
    }
}
