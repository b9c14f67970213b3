using System.Text.Json.Nodes;
using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Flow;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Engine;

/// <summary>One instance on a database, for tests that answer whatever waits.</summary>
internal sealed class StoredPlay(TestHost host, Case one)
{
    /// <summary>Longer than any step of a sketch waits.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(10);

    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private readonly Guid id = OrderedId.At(host.Clock.GetUtcNow());

    public Task Begin() => host.WithDb(async db =>
    {
        var (definition, now) = (one.Definition, host.Clock.GetUtcNow());
        var stored = new StoredDefinition("sketch", definition, 1, new Dictionary<string, string>(), now);
        stored.Publish(null, now);
        db.Add(stored);
        db.Write(new InstanceRequested(definition.DefinitionId, id, new InstanceRequest(definition.DefinitionId, id)), now);
        await db.SaveChangesAsync();
    });

    /// <summary>Answers one bookmark, or lets time pass; false where nothing waits any more.</summary>
    public async Task<bool> SayOne(int turn)
    {
        var open = await Bookmarks();
        if (open.Count == 0)
            return false;
        var bookmark = open[Chance.Of(open.Count, "who", one.Seed, turn)];
        if (bookmark.DueAt is not null)
            host.Clock.Advance(Long);
        else
            await Answer([bookmark]);
        return true;
    }

    /// <summary>Answers everything that waits, every other time twice over, and lets time pass where nothing else is left.</summary>
    public async Task<bool> SayAll(int turn)
    {
        var open = await Bookmarks();
        var asking = open.Where(bookmark => bookmark.DueAt is null).ToList();
        if (asking.Count == 0 || turn % 3 == 2)
            host.Clock.Advance(Long);
        else
            await Answer(turn % 2 == 0 ? asking : [.. asking, .. asking]);
        return open.Count > 0;
    }

    public Task<WorkflowInstance> Instance() => host.WithDb(db => db.Set<WorkflowInstance>().AsNoTracking().SingleAsync());

    public Task<List<JournalEntry>> Journal() => host.WithDb(db => db.Set<JournalEntry>().AsNoTracking().OrderBy(line => line.Sequence).ToListAsync());

    /// <summary>Whether a claim keeps something from being handled.</summary>
    public Task<bool> IsHeldUp() => host.WithDb(async db =>
        await db.EventDeliveries.AnyAsync(one => one.DoneAt == null) || await db.Set<Bookmark>().AnyAsync(one => one.ClaimedUntil != null));

    /// <summary>What was answered, and waits for the same answer still.</summary>
    public async Task<IEnumerable<string>> Unheard() =>
        (await Bookmarks()).Where(bookmark => bookmark.ActivityType == Ask.Type).Select(bookmark => bookmark.Key).Where(said.Contains);

    /// <summary>All that is stored of the instance, but for times and the ids of rows.</summary>
    public async Task<string> Told()
    {
        var instance = await Instance();
        var incidents = await host.WithDb(db => db.Set<Incident>().AsNoTracking().OrderBy(incident => incident.Id).ToListAsync());
        return string.Join('\n',
        [
            .. (await Journal()).Select(JournalReading.Told),
            .. incidents.Select(incident => $"{incident.ActivityId} ({incident.Run}) {incident.Message}"),
            .. (await Bookmarks()).Select(bookmark => $"{bookmark.ActivityId} ({bookmark.Run}) waits"),
            $"{instance.SubStatus} {instance.JournalLength} {instance.IncidentCount}",
            instance.StateJson,
        ]);
    }

    private Task<List<Bookmark>> Bookmarks() => host.WithDb(db =>
        db.Set<Bookmark>().AsNoTracking().OrderBy(bookmark => bookmark.Run).ThenBy(bookmark => bookmark.DueAt != null).ToListAsync());

    private Task Answer(IReadOnlyList<Bookmark> bookmarks) => host.WithDb(async db =>
    {
        foreach (var bookmark in bookmarks)
        {
            said.Add(bookmark.Key);
            var answer = Play.AnswerTo(one.Seed, bookmark) is { } text ? JsonValue.Create(text).ToJsonString() : null;
            db.Write(new WorkflowEventPublished(Ask.EventOf(bookmark), null, null, answer, id), host.Clock.GetUtcNow());
        }
        await db.SaveChangesAsync();
    });
}
