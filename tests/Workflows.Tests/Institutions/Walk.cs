using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Anytime;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>What the people write in one life, and the ways that stay closed to it for that.</summary>
internal sealed record Script(IReadOnlyDictionary<string, JsonNode> Answers, params IReadOnlyList<Exit> Closed)
{
    /// <summary>The levels that the reviewers give, one after the other; all of them met where nothing is said.</summary>
    public IReadOnlyList<Level> Levels { get; init; } = [];
}

/// <summary>
/// Lives with scripted people, each step answered with whatever leads to outcomes that were not reached yet. Time is
/// virtual: whoever is to stay silent lets it pass.
/// </summary>
internal sealed class Walk(TestHost host, ScriptedPeople people, WorkflowDefinition definition, Route route)
{
    private const string Silence = "timeout";

    /// <summary>So many turns in which nothing new was reached, and a life goes to its end: a decision that still holds is not asked for again, whatever the drawing says.</summary>
    private const int Patience = 160;

    private static readonly Exit Publication = new("publish", "Done");
    private readonly IReadOnlyList<string> ends = [.. definition.AllActivities.Where(step => step.Type == "Governance.EndProposal").Select(step => step.Id)];
    private bool isPublished;
    private bool wasActive;
    private int idle;
    private readonly List<Exit> chosen = [];

    internal HashSet<Exit> Left { get; } = [.. route.Exits];

    /// <summary>One life from the proposal until nothing runs any more; answers with its number.</summary>
    /// <param name="later">How much the team changes each time once it is published.</param>
    internal async Task<string> Live(Script script, EditClass later)
    {
        people.Answers.Clear();
        people.Levels.Clear();
        foreach (var level in script.Levels)
            people.Levels.Enqueue(level);
        foreach (var (field, answer) in script.Answers)
            people.Answers[field] = answer.DeepClone();
        var id = await people.Propose();
        var read = 0;
        idle = 0;
        for (var turn = 0; turn < 600; turn++)
        {
            var open = await people.OpenItems(id);
            var closed = script.Closed.Concat(await Change(id, later, turn)).ToHashSet();
            var before = Left.Count;
            read = await Reached(id, read);
            idle = Left.Count < before ? 0 : idle + 1;
            if (open.Count == 0 && await Running(id) is null)
                return id;
            else if (open.Count == 0)
                await Rest(id, closed);
            else
                await Answer(id, open[0], closed);
        }
        throw new InvalidOperationException($"{id} did not come to its end in six hundred steps; these wait: {string.Join(", ", await people.Open(id))}. Chosen last: {string.Join(", ", chosen.TakeLast(40).Select(exit => $"{exit.Step} → {exit.Outcome}"))}. Not reached: {string.Join(", ", Left.Select(exit => $"{exit.Step} → {exit.Outcome}"))}.");
    }

    /// <summary>Writes another change once it is published; answers with the ways that stay closed to a change of its class, and to where it came from.</summary>
    private async Task<IEnumerable<Exit>> Change(string id, EditClass later, int turn)
    {
        var record = await host.WithDb(db => db.Set<MicroCredential>().AsNoTracking().Include(one => one.Stays).SingleAsync(one => one.Id == id));
        isPublished = record.PublishedVersion is not null;
        wasActive = CredentialLifecycle.OnTheWay.Contains(record.State) ? record.WasActive : record.State == CredentialState.Active;
        if (isPublished && later != EditClass.Editorial)
            people.Answers[later == EditClass.Major ? "assessment-plan" : "learning-resources"] = new JsonObject { ["en"] = $"Change {turn}", ["fr"] = $"Changement {turn}" };
        var open = (isPublished ? later : EditClass.Major).ToString().ToLowerInvariant();
        // only a major change comes before those who reject it
        var end = !isPublished ? "ended" : later != EditClass.Major ? null : wasActive ? "active" : "evaluation";
        return route.Of("change-class").Where(exit => exit.Outcome != open).Concat(ends.SelectMany(route.Of).Where(exit => exit.Outcome != end));
    }

    private async Task Answer(string id, WorkItem item, HashSet<Exit> closed)
    {
        var outcome = Choose(item.StepId, closed);
        chosen.Add(new(item.StepId, outcome));
        if (outcome == Silence)
            await Pass(id, item.StepId);
        else
            await people.Answer(id, item.StepId, outcome, "Said by the script.", ModeOf(item.Outcomes.First(one => one.Name == outcome)));
    }

    // everything is asked again, but for reviews, which take the most time
    private static ReturnMode? ModeOf(OfferedOutcome outcome) =>
        outcome.Reopens is not { } reopened ? null : reopened.Any(step => step.EndsWith("/review-1", StringComparison.Ordinal)) ? ReturnMode.OnlyChanged : ReturnMode.All;

    /// <summary>Nobody is asked: something may be done at any time, or the time comes that the workflow waits for.</summary>
    private async Task Rest(string id, HashSet<Exit> closed)
    {
        var waits = await host.WithDb(db => db.Set<Bookmark>().Join(db.Set<WorkflowInstance>(), one => one.InstanceId, instance => instance.Id, (one, instance) => new { one.ActivityId, one.ActivityType, instance.CorrelationId })
            .Where(one => one.CorrelationId == id).Select(one => new { one.ActivityId, one.ActivityType }).FirstAsync());
        var outcome = Choose(waits.ActivityId, closed);
        chosen.Add(new(waits.ActivityId, outcome));
        if (outcome is "due" or "Done" or "closed")
            await Pass(id, waits.ActivityId);
        else
        {
            var role = Role.Find(AnytimeAction.Of(definition).Single(action => action.Name == outcome).RoleIds[0])!;
            await host.Send(people.The(role), new TakeAnytimeAction(id, outcome, "Said by the script."));
            await people.Run();
        }
    }

    /// <summary>An outcome not reached yet, and of these the one after which others are near; else the nearest way to one; else the way to the end.</summary>
    private string Choose(string step, HashSet<Exit> closed)
    {
        var exits = route.Of(step).Where(exit => !closed.Contains(exit)).ToList();
        var wanted = Left.Except(closed).ToHashSet();
        // what happens to changes lies behind it
        if (idle >= Patience)
            wanted.Clear();
        else if (!isPublished)
            wanted.Add(Publication);
        else if (ends.SelectMany(route.Of).Where(exit => exit.Outcome != "ended" && !closed.Contains(exit)).ToList() is { Count: > 0 } open && !open.Exists(Left.Contains) && ends.SelectMany(route.Of).Any(Left.Contains))
            wanted.UnionWith(wasActive ? Moves(CredentialAction.Evaluate, CredentialAction.Activate) : Moves(CredentialAction.Activate, CredentialAction.Evaluate));
        var fresh = exits.Where(wanted.Contains).ToList();
        if (fresh.Count > 0)
            return fresh.MinBy(exit => route.Distance(exit, wanted.Where(one => one != exit).ToHashSet(), closed) ?? int.MaxValue)!.Outcome;
        var near = exits.Where(exit => route.Distance(exit, wanted, closed) is not null).MinBy(exit => route.Distance(exit, wanted, closed));
        return (near ?? exits.MinBy(exit => route.Distance(exit, route.Ends, closed) ?? int.MaxValue)!).Outcome;
    }

    // after which a change comes from elsewhere, and can still be rejected before it comes from here again
    private IEnumerable<Exit> Moves(CredentialAction action, CredentialAction here) =>
        Moves(action).Where(exit => route.Distance(exit, ends.SelectMany(route.Of).ToHashSet(), Moves(here).ToHashSet()) is not null);

    private IEnumerable<Exit> Moves(CredentialAction action) =>
        definition.AllActivities.Where(step => step.Type == "Governance.MoveLifecycle" && step.Input("action")?.Text == action.ToString()).Select(step => new Exit(step.Id, "Done"));

    // the time that the step waits for, not that of a notice on the way
    private async Task Pass(string id, string step)
    {
        var due = await host.WithDb(db => db.Set<Bookmark>().Where(one => one.ActivityId == step && one.Key.StartsWith("Timer:"))
            .Where(one => db.Set<WorkflowInstance>().Any(instance => instance.Id == one.InstanceId && instance.CorrelationId == id)).Select(one => one.DueAt).SingleAsync());
        host.Clock.Advance(due!.Value - host.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await people.Run();
    }

    private Task<Guid?> Running(string id) => host.WithDb(db => db.Set<WorkflowInstance>()
        .Where(instance => instance.CorrelationId == id && instance.Status == InstanceStatus.Running).Select(instance => (Guid?)instance.Id).SingleOrDefaultAsync());

    /// <summary>Reads on in the journal from a line.</summary>
    private async Task<int> Reached(string id, int from)
    {
        var lines = await host.WithDb(db => db.Set<JournalEntry>().AsNoTracking()
            .Where(line => line.Sequence > from && db.Set<WorkflowInstance>().Any(instance => instance.Id == line.InstanceId && instance.CorrelationId == id)).ToListAsync());
        foreach (var line in lines.Where(line => line.EventName == "Completed"))
        foreach (var outcome in line.Outcomes.Count > 0 ? line.Outcomes : ["Done"])
            Left.Remove(new(line.ActivityId, outcome));
        return lines.Select(line => line.Sequence).Append(from).Max();
    }
}
