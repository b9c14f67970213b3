using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Governance.Domain.Notifications.NotificationChannel;
using static Governance.Domain.Notifications.NotificationKind;

namespace Governance.Domain.Tests.Notifications;

/// <summary>A dean reads their notices in digests at an hour of their own, wherever they are; nothing is told twice, nothing is lost.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Caller dean = null!;
    private string record = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        var college = await host.A.Institution();
        dean = await host.A.Person(Role.Dean, college);
        record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_daily_digest_takes_what_was_told_since_the_last_one_and_nothing_twice()
    {
        await host.OpenDecision(record, Role.Dean);
        await MailAll();
        await Choose(8, (Asked, Daily));
        Assert.Equal(Utc("2026-01-06 13:00"), (await Choices()).NextDailyAt);
        Assert.Null((await Choices()).NextWeeklyAt);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await host.OpenDecision(record, Role.Dean);
        var third = await host.OpenDecision(record, Role.Dean);
        await SendDue();
        Assert.Empty(await Sent());
        Assert.False(await host.Ask((NotificationQueries all) => all.IsMailed(dean.PersonId!.Value, MailTemplate.Asked)));
        Assert.True(await host.Ask((NotificationQueries all) => all.IsMailed(dean.PersonId!.Value, MailTemplate.Due)));

        await GoTo("2026-01-06 13:00");
        await SendDue();
        await SendDue();
        // what was mailed at once before they chose is not told again
        Assert.Equal([$"/steps/{third}", $"/steps/{second}"], (await StillWaiting()).Select(one => one.Place));

        // nothing new: no mail
        await GoTo("2026-01-07 13:00");
        await SendDue();
        Assert.Single(await Sent());
        Assert.Equal(Utc("2026-01-08 13:00"), (await Choices()).NextDailyAt);
    }

    [Fact]
    public async Task Whoever_has_no_calendar_gets_their_digest_by_the_zone_of_the_portal()
    {
        await using var west = await host.Copy(services => services.AddSingleton(new UsualTimeZone("America/Vancouver")));
        await west.Send(dean, new ChooseNotifications(new Dictionary<NotificationKind, NotificationChannel> { [Asked] = Daily }, new(8, DayOfWeek.Monday)));
        Assert.Equal(Utc("2026-01-05 16:00").TimeOfDay, (await west.WithDb(db => db.Set<NotificationChoices>().SingleAsync(one => one.PersonId == dean.PersonId))).NextDailyAt!.Value.TimeOfDay);
    }

    [Fact]
    public async Task What_was_read_or_settled_meanwhile_is_not_told()
    {
        await Choose(8, (Asked, Daily));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var settled = await host.OpenDecision(record, Role.Dean);
        var read = await host.OpenDecision(record, Role.Dean);
        await host.Send(dean, new CompleteWorkItem(settled, "approve", null));
        await host.Send(dean, new ReadNotifications(Places: [$"/steps/{read}"]));
        await GoTo("2026-01-06 13:00");
        await SendDue();
        Assert.Empty(await Sent());

        // queued, and read before it was sent
        await host.OpenDecision(record, Role.Dean);
        await GoTo("2026-01-07 13:00");
        await SendDue();
        await host.Send(dean, new ReadNotifications());
        Assert.Empty(await StillWaiting());
    }

    [Fact]
    public async Task The_hour_is_the_persons_when_clocks_are_put_forward_and_back()
    {
        await GoTo("2026-03-06 12:00");
        await Choose(2, "America/Halifax", (Asked, Daily));
        Assert.Equal([Utc("2026-03-07 06:00"), Utc("2026-03-08 06:00"), Utc("2026-03-09 05:00")], await Digested(3));
        await GoTo("2026-10-31 12:00");
        await SendDue();
        await Choose(1, "America/Halifax", (Asked, Daily));
        Assert.Equal([Utc("2026-11-01 05:00"), Utc("2026-11-02 05:00")], await Digested(2));
        await Choose(9, "America/Halifax", (Asked, Weekly));
        Assert.Equal([Utc("2026-11-02 13:00"), Utc("2026-11-09 13:00")], await Digested(2));
    }

    [Fact]
    public async Task Many_nodes_write_one_digest_and_days_without_power_give_one()
    {
        await Choose(8, (Asked, Daily));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.OpenDecision(record, Role.Dean);
        await GoTo("2026-01-09 20:00");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(SendDue)));
        Assert.Single(await Sent());
        Assert.Equal(Utc("2026-01-10 13:00"), (await Choices()).NextDailyAt);
    }

    [Fact]
    public async Task What_waits_for_one_digest_waits_for_the_other_and_both_at_once_are_one_mail()
    {
        await Choose(8, (Asked, Daily), (Reminders, Daily));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.OpenDecision(record, Role.Dean);
        await Choose(8, (Asked, Weekly), (Reminders, Daily));
        Assert.Equal(Utc("2026-01-12 13:00"), (await Choices()).NextWeeklyAt);
        var item = await host.OpenDecision(record, Role.Dean);
        await GoTo("2026-01-12 12:00");
        await SendDue();
        Assert.Empty(await Sent());
        await host.WithDb(async db =>
        {
            new Outbox(db, new OutboxSwitch(), host.Clock).Mail(Addressee.Person(dean.PersonId!.Value), MailTemplate.Due, new(record, item));
            await db.SaveChangesAsync();
        });
        await GoTo("2026-01-12 13:00");
        await SendDue();
        Assert.Equal(3, Assert.Single(await Sent()).Count);
    }

    [Fact]
    public async Task A_ballot_is_asked_for_at_once_and_the_rest_is_stopped_by_a_link()
    {
        await Broken.Rule("A ballot is always asked for at once.", () => Choose(8, (Ballots, Daily)));
        await Broken.Rule("A ballot is always asked for at once.", () => host.Send(dean, new StopNotificationMail([Ballots])));
        await Broken.Rule("Choose an hour and a day of the week.", () => Choose(24, (Asked, Daily)));
        await Broken.Rule("Choose a time zone.", () => Choose(8, "Nowhere/Here", (Asked, Daily)));
        var links = new UnsubscribeLinks(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider());
        var token = links.Create(new(dean.PersonId!.Value, [Asked, News]));
        Assert.Equal([Asked, News], links.Read(token)!.Kinds);
        Assert.Equal(dean.PersonId, links.Read(token)!.PersonId);
        Assert.Null(links.Read(token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(links.Read("nothing of ours"));
        var visitor = Caller.Person(links.Read(token)!.PersonId, "", []);
        await host.Send(visitor, new StopNotificationMail(links.Read(token)!.Kinds));
        Assert.Equal((Portal, Portal, AtOnce), ((await Choices()).Of(Asked), (await Choices()).Of(News), (await Choices()).Of(Mentions)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Caller.Person(Guid.CreateVersion7(host.Clock.GetUtcNow()), "", []), new StopNotificationMail([Asked])));
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(dean, new SendDigest(dean.PersonId!.Value)));
    }

    /// <summary>When digests were written that had something to say, so many times in turn.</summary>
    private async Task<List<DateTimeOffset>> Digested(int times)
    {
        var before = await host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.Digest));
        var written = new List<DateTimeOffset>();
        while (written.Count < times)
        {
            await host.OpenDecision(record, Role.Dean);
            // look round every half hour, as the loop does every few seconds
            host.Clock.Advance(TimeSpan.FromMinutes(30));
            await SendDue();
            if (await host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.Digest)) > before + written.Count)
                written.Add(host.Clock.GetUtcNow());
        }
        return written;
    }

    private async Task MailAll()
    {
        while (await host.Ask((DeliveryQueue queue) => queue.Claim()) is { } delivery)
        {
            await host.Ask(async (DeliveryQueue queue) =>
            {
                await queue.Sent(delivery);
                return 0;
            });
        }
    }

    private Task SendDue() => host.Services.GetRequiredService<Digests>().SendDue();

    private async Task<List<IReadOnlyList<Guid>>> Sent() =>
        [.. (await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Digest).OrderBy(one => one.CreatedAt).Select(one => one.About).ToListAsync())).Select(one => one.NotificationIds!)];

    /// <summary>What the one digest says when it is sent now.</summary>
    private async Task<IReadOnlyList<NotificationLine>> StillWaiting()
    {
        var digest = Assert.Single(await Sent());
        return await host.Ask((NotificationQueries all) => all.StillWaiting(digest, dean));
    }

    private Task<NotificationChoices> Choices() => host.WithDb(db => db.Set<NotificationChoices>().AsNoTracking().SingleAsync(one => one.PersonId == dean.PersonId));

    private Task<MediatR.Unit> Choose(int hour, params (NotificationKind Kind, NotificationChannel Channel)[] channels) => Choose(hour, null, channels);

    private async Task<MediatR.Unit> Choose(int hour, string? zone, params (NotificationKind Kind, NotificationChannel Channel)[] channels)
    {
        await host.Send(dean, new ChooseNotifications(channels.ToDictionary(one => one.Kind, one => one.Channel), new(hour, DayOfWeek.Monday)));
        return await host.Send(dean, new ChooseTimeZone(zone));
    }

    private Task GoTo(string utc)
    {
        host.Clock.Advance(Utc(utc) - host.Clock.GetUtcNow());
        return Task.CompletedTask;
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
