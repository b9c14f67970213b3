using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Notifications;

/// <summary>One notice as its person reads it.</summary>
/// <param name="Says">Null once it is no longer theirs to read, or there is nothing left to say.</param>
/// <param name="More">What it says besides, where it brought words of its own.</param>
/// <param name="Place">The page that it leads to; null where there is none, or it is no longer theirs.</param>
/// <param name="IsWaiting">Neither read nor settled.</param>
public sealed record NotificationLine(Guid Id, NotificationKind Kind, DateTimeOffset At, Sentence? Says, Bilingual? More, string? Place, bool IsWaiting);

/// <summary>A page of somebody’s notices: first those that wait, then the others, newest first.</summary>
public sealed record NotificationPage(IReadOnlyList<NotificationLine> Lines, int Page, int Pages, int Waiting);

/// <summary>Reads people’s notices, each their own, without tracking.</summary>
public sealed class NotificationQueries(GovernanceDb db, UsualTimeZone usual, TimeProvider clock)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 20;

    /// <summary>How many wait to be read and lead to another page than this one, and whether one leads to this.</summary>
    public async Task<(int Count, bool IsHere)> Waiting(Guid personId, string place, CancellationToken cancellation = default)
    {
        var waiting = db.Set<Notification>().Where(Notification.Waits(db, personId, clock.GetUtcNow()));
        return (await waiting.CountAsync(one => one.Place != place, cancellation), await waiting.AnyAsync(one => one.Place == place, cancellation));
    }

    /// <summary>Whether a mail of this template goes to the person as it is; else its notice waits for a digest, or stays in the portal.</summary>
    public async Task<bool> IsMailed(Guid personId, MailTemplate template, CancellationToken cancellation = default) =>
        NotificationKinds.Of(template) is not { } kind
        || (await db.Set<NotificationChoices>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == personId, cancellation) ?? new(personId)).Of(kind) == NotificationChannel.AtOnce;

    /// <summary>How notices reach the caller, and the time zone of their organisation.</summary>
    public async Task<(NotificationChoices Choices, string UsualZone)> Choices(Caller caller, CancellationToken cancellation = default)
    {
        var me = caller.PersonId ?? Guid.Empty;
        return (await db.Set<NotificationChoices>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == me, cancellation) ?? new(me), await db.ZoneOf(usual, me, clock.GetUtcNow(), cancellation));
    }

    /// <summary>The time zone that somebody chose, and that of their organisation's calendar; null where there is none.</summary>
    public async Task<(string? Own, string? Place)> Zones(Guid personId, CancellationToken cancellation = default) => (
        await db.Set<NotificationChoices>().Where(one => one.PersonId == personId).Select(one => one.TimeZone).SingleOrDefaultAsync(cancellation),
        await db.KeptZoneOf(personId, clock.GetUtcNow(), cancellation));

    /// <summary>Those of the notices that wait still and that the caller may read, newest first.</summary>
    public async Task<IReadOnlyList<NotificationLine>> StillWaiting(IReadOnlyCollection<Guid> ids, Caller caller, CancellationToken cancellation = default)
    {
        var rows = await db.Set<Notification>().AsNoTracking().Where(Notification.Waits(db, caller.PersonId ?? Guid.Empty, clock.GetUtcNow()))
            .Where(one => ids.Contains(one.Id)).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).ToListAsync(cancellation);
        var reading = await NotificationReading.Of(db, rows, caller, cancellation);
        return [.. rows.Select(one => reading.Line(one, true)).Where(one => one.Says is not null)];
    }

    public async Task<NotificationPage> Of(Caller caller, int page, CancellationToken cancellation = default)
    {
        var (me, now) = (caller.PersonId ?? Guid.Empty, clock.GetUtcNow());
        var own = db.Set<Notification>().AsNoTracking().Where(one => one.PersonId == me && one.At <= now);
        var waits = db.Set<Notification>().Where(Notification.Waits(db, me, now)).Select(one => one.Id);
        var pages = Math.Max(1, (await own.CountAsync(cancellation) + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var rows = await own.Select(one => new { Row = one, IsWaiting = waits.Contains(one.Id) })
            .OrderByDescending(one => one.IsWaiting).ThenByDescending(one => one.Row.At).ThenByDescending(one => one.Row.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var reading = await NotificationReading.Of(db, [.. rows.Select(one => one.Row)], caller, cancellation);
        return new([.. rows.Select(one => reading.Line(one.Row, one.IsWaiting))], shown, pages, await waits.CountAsync(cancellation));
    }
}
