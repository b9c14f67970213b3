using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Governance.Portal.Demo;

/// <summary>
/// When the people of the demonstration are at work: on weekdays between nine and five, where the portal is. The same
/// content gives the same hours, so that two demonstrations of one day are alike.
/// </summary>
internal sealed class DemoCalendar(TimeZoneInfo zone, DateTimeOffset today)
{
    private const int OpensAt = 9;

    /// <summary>Minutes after opening within which something is begun; what is left of the day is for doing it.</summary>
    private const int Begins = 390;

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Nothing is begun later than this: it must be over by now.</summary>
    private readonly DateTimeOffset latest = today - TimeSpan.FromHours(3);

    /// <summary>Whether the time lies in the past of this demonstration.</summary>
    internal bool HasCome(DateTimeOffset at) => at <= latest;

    /// <summary>A working time on the day or, at a weekend, the Monday after it; always later than <paramref name="after"/>.</summary>
    /// <param name="what">What happens then: it decides the minute.</param>
    internal DateTimeOffset Near(DateTimeOffset day, DateTimeOffset after, string what)
    {
        var time = TimeSpan.FromHours(OpensAt) + TimeSpan.FromMinutes(Number(what, Begins));
        var date = TimeZoneInfo.ConvertTime(day, zone).Date;
        while (IsWeekend(date))
            date += OneDay;
        while (!HasCome(Instant(date + time)))
            date -= OneDay;
        while (IsWeekend(date))
            date -= OneDay;
        var at = Instant(date + time);
        return at > after ? at : after + TimeSpan.FromMinutes(5 + Number(what, 20));
    }

    private static bool IsWeekend(DateTime date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();

    /// <summary>A number below a limit that depends on the text alone.</summary>
    private static int Number(string text, int below) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) % (uint)below);
}
