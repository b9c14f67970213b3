using System.Diagnostics;
using System.Globalization;
using Governance.Domain.Events;

namespace Governance.Portal.Shared;

/// <summary>
/// Keeps a live page true: it reads again when the bell rings for what it shows, and every half minute because another
/// process rings another bell. Rings that come while it reads are answered by one reading more, and after a reading it rests,
/// the longer the more pages are open, so that all of them together take no more than one processor: on a busy day hundreds of them
/// hear of every decision, and reading for all of them each time would take the server from those who decide. It reads in the language of whoever watches, not of whoever rang.
/// </summary>
public sealed class Lookout(Bell bell, TimeProvider clock, ILogger<Lookout> log)
{
    private static readonly TimeSpan LookRound = TimeSpan.FromSeconds(30);

    private int watching;

    private Bell Bell => bell;

    private TimeProvider Clock => clock;

    private ILogger Log => log;

    /// <summary>Until the answer is disposed, <paramref name="readAgain"/> is called off the page's own thread: it must use <c>InvokeAsync</c>.</summary>
    public IDisposable Watch(Func<EventRow, bool> concerns, Func<Task> readAgain) => new Watcher(this, concerns, readAgain);

    private sealed class Watcher : IDisposable
    {
        private readonly Lookout lookout;
        private readonly Func<EventRow, bool> concerns;
        private readonly Func<Task> readAgain;
        private readonly CultureInfo language = CultureInfo.CurrentUICulture;
        private readonly ITimer timer;
        private int asked;
        private bool isOver;

        internal Watcher(Lookout lookout, Func<EventRow, bool> concerns, Func<Task> readAgain)
        {
            (this.lookout, this.concerns, this.readAgain) = (lookout, concerns, readAgain);
            Interlocked.Increment(ref lookout.watching);
            lookout.Bell.Rung += Hear;
            timer = lookout.Clock.CreateTimer(_ => Ask(), null, LookRound, LookRound);
        }

        public void Dispose()
        {
            if (isOver)
                return;
            isOver = true;
            Interlocked.Decrement(ref lookout.watching);
            lookout.Bell.Rung -= Hear;
            timer.Dispose();
        }

        private void Hear(IReadOnlyList<EventRow> events)
        {
            if (events.Any(concerns))
                Ask();
        }

        private void Ask()
        {
            if (Interlocked.Increment(ref asked) == 1)
                _ = Task.Run(ReadUntilQuiet);
        }

        private async Task ReadUntilQuiet()
        {
            int seen;
            do
            {
                seen = Volatile.Read(ref asked);
                var began = Stopwatch.GetTimestamp();
                await Read();
                var rest = Stopwatch.GetElapsedTime(began) * Volatile.Read(ref lookout.watching);
                // by the machine's clock: it is the machine that rests
                await Task.Delay(rest < LookRound ? rest : LookRound);
            }
            while (Interlocked.CompareExchange(ref asked, 0, seen) != seen);
        }

        private async Task Read()
        {
            if (isOver)
                return;
            // holds for this method and what it calls
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
            try
            {
                await readAgain();
            }
            catch (Exception fault) when (!isOver)
            {
                lookout.Log.LogWarning(fault, "A live page could not read again; it tries at the next look-round.");
            }
        }
    }
}
