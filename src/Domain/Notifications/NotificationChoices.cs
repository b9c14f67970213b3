using System.Text.Json.Serialization;
using Governance.Domain.Calendars;
using Governance.Domain.Rules;
using Governance.Domain.Storage;

namespace Governance.Domain.Notifications;

/// <summary>How notices of a kind leave the portal; they stand there in any case. The names are stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationChannel>))]
public enum NotificationChannel
{
    /// <summary>A mail each, at once.</summary>
    AtOnce,

    /// <summary>In one mail a day with all others that wait for it.</summary>
    Daily,

    /// <summary>In one mail a week.</summary>
    Weekly,

    /// <summary>Not at all.</summary>
    Portal,
}

/// <summary>What somebody chose for a kind.</summary>
/// <param name="From">What was told from this moment on, and has not been mailed, waits for the next digest, where they chose one.</param>
public sealed record NotificationChoice(NotificationKind Kind, NotificationChannel Channel, DateTimeOffset From);

/// <summary>
/// How notices reach one person, and when their digests come: at an hour of theirs, where they are. Its revision is the lock of a digest: of two
/// nodes that write it, one does. It records no events: it is nobody's history.
/// </summary>
public sealed class NotificationChoices : Aggregate
{
    // longer than a mail that cannot be sent is tried again: what has not left by then waits for the digest
    private static readonly TimeSpan StillOnItsWay = TimeSpan.FromDays(2);

    private NotificationChoices()
    {
    }

    internal NotificationChoices(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }

    /// <summary>One for each kind for which they chose; the others come in the usual way.</summary>
    public IReadOnlyList<NotificationChoice> Chosen { get; private set; } = [];

    /// <summary>0 to 23, as clocks show it there.</summary>
    public int Hour { get; private set; } = 8;

    public DayOfWeek Weekday { get; private set; } = DayOfWeek.Monday;

    /// <summary>Where they are, for digests and for every date that they read; of the IANA list; null: that of their organisation.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>When the next daily digest is written; null where no kind waits for one.</summary>
    public DateTimeOffset? NextDailyAt { get; private set; }

    public DateTimeOffset? NextWeeklyAt { get; private set; }

    public NotificationChannel Of(NotificationKind kind) =>
        Chosen.FirstOrDefault(one => one.Kind == kind)?.Channel ?? kind.Usual();

    /// <param name="usualZone">Where they are if they do not say.</param>
    internal void Choose(IReadOnlyDictionary<NotificationKind, NotificationChannel> channels, DigestTime time, string usualZone, DateTimeOffset at)
    {
        Rule.Require(time.Hour is >= 0 and <= 23 && Enum.IsDefined(time.Weekday), "Choose an hour and a day of the week.");
        (Hour, Weekday) = (time.Hour, time.Weekday);
        Switch(channels, usualZone, at);
    }

    /// <summary>They are elsewhere from now on, or with null where their organisation is.</summary>
    internal void Move(string? timeZone, string usualZone, DateTimeOffset at)
    {
        Rule.Require(timeZone is null || TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _), "Choose a time zone.");
        TimeZone = timeZone;
        SetTimes(usualZone, at);
    }

    /// <summary>Lets a kind reach them in the usual way, unless they have chosen.</summary>
    internal void Begin(NotificationKind kind, string usualZone, DateTimeOffset at)
    {
        if (Chosen.All(one => one.Kind != kind))
            Switch(new Dictionary<NotificationKind, NotificationChannel> { [kind] = kind.Usual() }, usualZone, at);
    }

    internal void Switch(IReadOnlyDictionary<NotificationKind, NotificationChannel> channels, string usualZone, DateTimeOffset at)
    {
        foreach (var (kind, channel) in channels)
        {
            Rule.Require(channel == NotificationChannel.AtOnce || kind.MayBeSwitched(), "A ballot is always asked for at once.");
            var before = Chosen.FirstOrDefault(one => one.Kind == kind);
            var from = before?.Channel switch
            {
                // what waited for one digest waits for the other
                NotificationChannel.Daily or NotificationChannel.Weekly => before.From,
                NotificationChannel.Portal => at,
                NotificationChannel.AtOnce or null => at - StillOnItsWay,
            };
            Chosen = [.. Chosen.Where(one => one.Kind != kind), new(kind, channel, from)];
        }
        SetTimes(usualZone, at);
    }

    /// <summary>The kinds of the digests whose time has come; the next ones come on another day.</summary>
    internal IReadOnlyList<NotificationChoice> TakeDue(string usualZone, DateTimeOffset at)
    {
        var due = Chosen.Where(one => (one.Channel == NotificationChannel.Daily && NextDailyAt <= at) || (one.Channel == NotificationChannel.Weekly && NextWeeklyAt <= at)).ToList();
        SetTimes(usualZone, at);
        return due;
    }

    // days are counted where the person is, so an hour that clocks skip or repeat gives one digest all the same
    private void SetTimes(string usualZone, DateTimeOffset at)
    {
        var there = BusinessCalendar.Standard with { TimeZone = TimeZone ?? usualZone };
        var days = Enumerable.Range(0, 9).Select(there.DayOf(at).AddDays).ToList();
        NextDailyAt = Next(NotificationChannel.Daily, days);
        NextWeeklyAt = Next(NotificationChannel.Weekly, days.Where(day => day.DayOfWeek == Weekday));

        DateTimeOffset? Next(NotificationChannel rhythm, IEnumerable<DateOnly> on) =>
            Chosen.Any(one => one.Channel == rhythm) ? on.Select(day => there.At(day, new TimeOnly(Hour, 0))).First(time => time > at) : null;
    }
}

/// <summary>When somebody's digests come.</summary>
/// <param name="Hour">0 to 23, as clocks show it where they are.</param>
public sealed record DigestTime(int Hour, DayOfWeek Weekday);
