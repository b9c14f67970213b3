using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Governance.Domain.Events;
using Governance.Portal.Shared;
using Governance.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Governance.Portal.Tests;

/// <summary>What an open page reads again when others change something.</summary>
public sealed class LookoutTests
{
    [Fact]
    public async Task A_page_in_French_stays_French_when_somebody_who_reads_English_changes_something()
    {
        var bell = new Bell();
        var read = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-CA");
        using var watch = Over(bell).Watch(_ => true, () =>
        {
            read.TrySetResult(CultureInfo.CurrentUICulture.Name + " " + CultureInfo.CurrentCulture.Name);
            return Task.CompletedTask;
        });
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-CA");
        Ring(bell);
        Assert.Equal("fr-CA fr-CA", await read.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_reads_for_what_concerns_the_page_and_every_half_minute_until_the_page_is_closed()
    {
        var (bell, clock, readings, concerns) = (new Bell(), new ManualClock(), new Readings(), false);
        var watch = Over(bell, clock).Watch(_ => concerns, readings.Read);
        Ring(bell);
        clock.Advance(TimeSpan.FromSeconds(29));
        await readings.AreNoMoreThan(0);
        clock.Advance(TimeSpan.FromSeconds(1));
        await readings.Next();
        concerns = true;
        Ring(bell);
        await readings.Next();
        watch.Dispose();
        watch.Dispose();
        Ring(bell);
        clock.Advance(TimeSpan.FromMinutes(5));
        await readings.AreNoMoreThan(2);
    }

    [Fact]
    public async Task However_often_it_rings_during_a_reading_one_more_follows()
    {
        var (bell, readings) = (new Bell(), new Readings { Takes = new() });
        using var watch = Over(bell).Watch(_ => true, readings.Read);
        Ring(bell);
        await readings.Next();
        for (var time = 0; time < 50; time++)
            Ring(bell);
        await readings.AreNoMoreThan(1);
        readings.Takes.SetResult();
        await readings.Next();
        await readings.AreNoMoreThan(2);
    }

    [Fact]
    public async Task The_more_pages_are_open_the_longer_each_rests_after_a_reading()
    {
        const int Open = 4;
        var (bell, lengths, rests, last) = (new Bell(), new List<TimeSpan>(), new List<TimeSpan>(), 0L);
        var (lookout, enough) = (Over(bell), new TaskCompletionSource());
        using var watch = lookout.Watch(_ => true, async () =>
        {
            if (enough.Task.IsCompleted)
                return;
            if (last != 0)
                rests.Add(Stopwatch.GetElapsedTime(last));
            var began = Stopwatch.GetTimestamp();
            await Task.Delay(20);
            lengths.Add(Stopwatch.GetElapsedTime(began));
            last = Stopwatch.GetTimestamp();
            if (lengths.Count == 4)
                enough.TrySetResult();
        });
        var others = Enumerable.Range(1, Open - 1).Select(_ => lookout.Watch(_ => false, () => Task.CompletedTask)).ToList();
        while (!enough.Task.IsCompleted)
        {
            Ring(bell);
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        watch.Dispose();
        others.ForEach(other => other.Dispose());
        // one less than there are: both clocks begin and end with their own grain
        Assert.All(rests.Take(3).Zip(lengths), pair => Assert.True(pair.First >= pair.Second * (Open - 1), $"It rested {pair.First} after reading for {pair.Second}."));
    }

    [Fact]
    public async Task A_reading_that_fails_does_not_end_the_watch()
    {
        var (bell, readings) = (new Bell(), new Readings { Fault = new InvalidOperationException("the store is away") });
        using var watch = Over(bell).Watch(_ => true, readings.Read);
        Ring(bell);
        await readings.Next();
        readings.Fault = null;
        Ring(bell);
        await readings.Next();
    }

    private static Lookout Over(Bell bell, TimeProvider? clock = null) => new(bell, clock ?? TimeProvider.System, NullLogger<Lookout>.Instance);

    private static void Ring(Bell bell) => bell.Ring([(EventRow)RuntimeHelpers.GetUninitializedObject(typeof(EventRow))]);

    private sealed class Readings
    {
        private readonly Channel<int> begun = Channel.CreateUnbounded<int>();
        private int count;

        public TaskCompletionSource? Takes { get; init; }

        public Exception? Fault { get; set; }

        public Task Read()
        {
            begun.Writer.TryWrite(Interlocked.Increment(ref count));
            return Fault is null ? Takes?.Task ?? Task.CompletedTask : Task.FromException(Fault);
        }

        public Task<int> Next() => begun.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        public async Task AreNoMoreThan(int most)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            Assert.Equal(most, Volatile.Read(ref count));
        }
    }
}
