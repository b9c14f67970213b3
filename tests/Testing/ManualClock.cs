namespace Governance.Testing;

/// <summary>
/// Time that moves only when a test says so. Timers made from it (also those inside <c>Task.Delay</c>,
/// <c>PeriodicTimer</c> and cancellation after a time) fire when it has advanced past their moment. Only a pause of a blink
/// passes by itself: who waits for a rival to be through must not wait for a test to say so.
/// </summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start.ToUniversalTime();

    /// <summary>Monday morning, 5 January 2026, 14:00 UTC (9:00 in Toronto).</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 1, 5, 14, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime <= Blink && period == Timeout.InfiniteTimeSpan)
            return System.CreateTimer(callback, state, dueTime, period);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves time forward in one go; then every timer that came due on the way fires, once, in the order of its moment.
    /// A loop that looks round every two seconds is thus woken once by a year, as after a long sleep of the machine.
    /// </summary>
    public void Advance(TimeSpan by)
    {
        foreach (var timer in Due(by))
            timer.Fire();
    }

    /// <summary>Moves time forward to a moment; never back.</summary>
    public void AdvanceTo(DateTimeOffset at) => Advance(at - GetUtcNow());

    private List<ManualTimer> Due(TimeSpan by)
    {
        lock (gate)
        {
            now += by;
            var due = timers.Where(timer => timer.DueAt <= now).OrderBy(timer => timer.DueAt).ToList();
            foreach (var timer in due)
                timer.Plan(now);
            return due;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        internal DateTimeOffset DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate)
            {
                period = newPeriod;
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                DueAt = clock.now + dueTime;
                clock.timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire() => callback(state);

        internal void Plan(DateTimeOffset at)
        {
            if (period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero)
                clock.timers.Remove(this);
            else
                DueAt = at + period;
        }
    }
}
