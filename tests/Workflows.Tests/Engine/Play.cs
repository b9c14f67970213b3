using Governance.Workflows.Engine;
using Governance.Workflows.Flow;
using Governance.Workflows.Tests.Flow;

namespace Governance.Workflows.Tests.Engine;

/// <summary>Says to an instance whatever can be said to it, in an order and with answers that the seed alone decides.</summary>
internal sealed class Play(Case one, Rehearsal rehearsal)
{
    private const int MostTurns = 25;

    private readonly Random random = new(one.Seed);

    /// <summary>Plays to the end, which is a cancellation where nothing else ends it. Gives the first problem that a look finds after a burst.</summary>
    public static async Task<string?> Through(Case one, Func<Rehearsal, string?> look, bool staysOpen = false)
    {
        var rehearsal = new Rehearsal(one.Definition, staysOpen);
        var play = new Play(one, rehearsal);
        await rehearsal.Begin();
        for (var turn = 0; turn < MostTurns && !IsEnded(rehearsal); turn++)
        {
            if (look(rehearsal) is { } problem)
                return Told(problem, rehearsal);
            await play.Turn();
        }
        if (!IsEnded(rehearsal))
            await rehearsal.Alter(new Alteration.Cancel());
        return look(rehearsal) is { } last ? Told(last, rehearsal) : null;
    }

    public static bool IsEnded(Rehearsal rehearsal) => rehearsal.Instance.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled;

    /// <summary>What is answered to a bookmark: nothing for a time or an event.</summary>
    public static string? AnswerTo(int seed, Bookmark bookmark) => bookmark.DueAt is not null || bookmark.ActivityType != Ask.Type ? null : Chance.Of(12, bookmark.Key, seed) switch
    {
        < 4 => "Done",
        < 6 => "yes",
        < 8 => "no",
        < 10 => "back",
        < 11 => Ask.Again,
        _ => Ask.Fails,
    };

    private Task Turn()
    {
        var runs = rehearsal.State.Flow.Runs;
        var faulted = runs.Where(run => run.Status == RunStatus.Faulted).Select(run => run.ActivityId).ToList();
        var dice = random.Next(12);
        if (faulted.Count > 0 && (dice < 2 || rehearsal.Bookmarks.Count == 0))
            return rehearsal.Alter(dice % 2 == 0 ? new Alteration.ScheduleActivity(Any(faulted)) : new Alteration.Skip(Any(faulted), "Done"));
        if (dice == 2 || rehearsal.Bookmarks.Count == 0)
            return rehearsal.Alter(random.Next(3) == 0 ? new Alteration.Cancel() : new Alteration.CancelActivity(Any(runs[^Math.Min(3, runs.Length)..]).ActivityId));
        var bookmark = Any(rehearsal.Bookmarks);
        return rehearsal.Answer(bookmark, AnswerTo(one.Seed, bookmark));
    }

    private static string Told(string problem, Rehearsal rehearsal) => problem + '\n' + string.Join('\n', rehearsal.Journal.Select(JournalReading.Told));

    private T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
