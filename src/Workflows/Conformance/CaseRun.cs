using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Workflows.Activities.Runtime;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Conformance;

/// <summary>Does what a case's script says in one mode, and keeps what this engine did.</summary>
internal sealed class CaseRun
{
    private readonly ElsaCase elsa;
    private readonly FlowMode mode;
    private readonly CaseEngine engine;
    private readonly Dictionary<Guid, int> read = [];
    private Guid? ownId;

    private CaseRun(ElsaCase elsa, FlowMode mode, CaseEngine engine)
    {
        this.elsa = elsa;
        this.mode = mode;
        this.engine = engine;
    }

    /// <param name="elsa">The case.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="expected">How much of the background has had its turn after each step is read from it.</param>
    /// <param name="database">Where the run gets its own from.</param>
    public static async Task<Trace> Of(ElsaCase elsa, FlowMode mode, Trace expected, EmptyDatabase database)
    {
        await using var engine = new CaseEngine(database);
        var run = new CaseRun(elsa, mode, engine);
        foreach (var file in elsa.ChildFiles.Append("definition.json"))
            await engine.Publish(elsa.Json(file, mode));
        var steps = new List<TraceStep>();
        for (var index = 0; index < elsa.Script.Count; index++)
            steps.Add(await run.Step(elsa.Script[index], expected.Steps[index].Events.Count));
        return new Trace(steps, engine.Console);
    }

    private async Task<TraceStep> Step(ScriptStep script, int expectedLines)
    {
        var own = await Own();
        try
        {
            await Do(script, own?.Id);
        }
        catch (RuleBroken) when (script.Do is "alter" or "cancel")
        {
            // Refused, for an instance that is over: nothing happened, which is what the comparison then sees.
        }
        if (script.Settles is { } time)
            await engine.Settle(time);
        var seen = await Events();
        // The background had its turn already where the record shows more than the burst itself did.
        while (seen.Count < expectedLines && await engine.RunNext())
            seen.AddRange(await Events());
        return Look(seen, await Own(), await Standing());
    }

    private async Task Do(ScriptStep script, Guid? own)
    {
        switch (script.Do)
        {
            case "start" or "startVia":
                await engine.Burst(new StartInstance(elsa.Main.DefinitionId, script.Input?.DeepClone().AsObject()));
                break;
            case "resume":
                if (await engine.BookmarkOf(script.ActivityId!, own) is { } open)
                    await engine.Burst(new ResumeActivity(open.InstanceId, open.ActivityId, script.Input?.DeepClone().AsObject()));
                break;
            case "event":
                await engine.Send(new PublishWorkflowEvent(script.EventName!, script.Payload?.DeepClone(), script.CorrelationId, script.IsForAnyInstance ? null : own));
                break;
            case "task":
                if (await engine.BookmarkOf(script.ActivityId!, own) is { } task)
                    await engine.Send(new ReportTask(CaseEngine.TaskOf(task), script.Result?.ToJsonString()));
                break;
            case "publishV2":
                await engine.Publish(elsa.Json(script.File!, mode));
                break;
            case "alter":
                await engine.Burst(new AlterInstance(own!.Value, Alteration(script), script.Alteration!, script.IsDispatched));
                break;
            case "cancel":
                await engine.Burst(new CancelInstance(own!.Value));
                break;
            case "wait":
                break;
            default:
                throw new FormatException($"A script cannot “{script.Do}”.");
        }
    }

    private static Alteration Alteration(ScriptStep script) => script.Alteration?.ToUpperInvariant() switch
    {
        "MIGRATE" => new Alteration.Migrate(script.TargetVersion!.Value),
        "MODIFYVARIABLE" => new Alteration.ModifyVariable(script.VariableId!, script.Value?.DeepClone()),
        "SCHEDULEACTIVITY" => new Alteration.ScheduleActivity(script.ActivityId!),
        "CANCELACTIVITY" => new Alteration.CancelActivity(script.ActivityId!),
        _ => throw new FormatException($"There is no alteration “{script.Alteration}”."),
    };

    /// <summary>The case's own instance: the first of its definition. Later ones may be of the same moment.</summary>
    private async Task<WorkflowInstance?> Own()
    {
        var own = await engine.WithDb(db => db.Set<WorkflowInstance>().AsNoTracking()
            .Where(one => one.DefinitionId == elsa.Main.DefinitionId && (ownId == null || one.Id == ownId)).OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefaultAsync());
        ownId = own?.Id;
        return own;
    }

    /// <summary>The lines since the last look, instance after instance.</summary>
    private Task<List<TraceEvent>> Events() => engine.WithDb(async db =>
    {
        var seen = new List<TraceEvent>();
        foreach (var id in await db.Set<WorkflowInstance>().OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).Select(one => one.Id).ToListAsync())
        {
            var from = read.GetValueOrDefault(id);
            var lines = await db.Set<JournalEntry>().AsNoTracking().Where(one => one.InstanceId == id && one.Sequence > from).OrderBy(one => one.Sequence).ToListAsync();
            read[id] = from + lines.Count;
            seen.AddRange(EventHomes.Assign(elsa, lines.ConvertAll(Line)));
        }
        return seen;
    });

    private static TraceEvent Line(JournalEntry entry) =>
        new("", entry.ActivityId, entry.EventName, entry.Outcomes is [Connection.Done] ? [] : entry.Outcomes);

    private Task<(List<Bookmark> Bookmarks, List<Incident> Incidents, int Instances)> Standing() => engine.WithDb(async db =>
    (
        await db.Set<Bookmark>().AsNoTracking().ToListAsync(),
        await db.Set<Incident>().AsNoTracking().Where(one => one.ResolvedAt == null).ToListAsync(),
        await db.Set<WorkflowInstance>().CountAsync()
    ));

    private TraceStep Look(List<TraceEvent> seen, WorkflowInstance? own, (List<Bookmark> Bookmarks, List<Incident> Incidents, int Instances) standing)
    {
        if (own is null)
            return new TraceStep { Events = seen, Instances = standing.Instances };
        var state = InstanceState.Parse(own.StateJson);
        return new TraceStep
        {
            Events = seen,
            Status = own.Status.ToString(),
            SubStatus = own.SubStatus.ToString(),
            Bookmarks = [.. standing.Bookmarks.Where(one => one.InstanceId == own.Id).Select(one => EventHomes.Plain(one.ActivityId)).Order(StringComparer.Ordinal)],
            Incidents = [.. standing.Incidents.Where(one => one.InstanceId == own.Id).Select(one => EventHomes.Plain(one.ActivityId)).Order(StringComparer.Ordinal)],
            Variables = new JsonObject(elsa.Main.Variables.Select(variable => KeyValuePair.Create(variable.Name, state.Variables.GetValueOrDefault(variable.Id)?.DeepClone()))),
            Output = state.Output.DeepClone().AsObject(),
            Instances = standing.Instances,
            CorrelationId = own.CorrelationId,
            Name = own.Name,
        };
    }
}
