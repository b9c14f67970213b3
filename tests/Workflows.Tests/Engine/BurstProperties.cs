using System.Text.Json;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;
using Governance.Workflows.Tests.Flow;

namespace Governance.Workflows.Tests.Engine;

/// <summary>What holds for any definition and any order of answers, in both modes of the flowchart.</summary>
public sealed class BurstProperties
{
    private const int Cases = 1_000;

    [Fact]
    public void Every_burst_ends_and_leaves_a_reason_for_whatever_is_open() =>
        Case.Hold(Cases, one => Play.Through(one, played => Silent(played) ?? Ended(played)));

    [Fact]
    public void The_journal_tells_by_itself_where_the_instance_stands() =>
        Case.Hold(Cases, one => Play.Through(one, played =>
        {
            var reading = JournalReading.Of(played.Journal);
            var flow = played.State.Flow;
            return reading.Problems.Count > 0 ? reading.Problems[0]
                : reading.Open != OpenIn(flow) ? $"The journal says\n{reading.Open}\nand the state\n{OpenIn(flow)}"
                : reading.IsOver != flow.IsFinished ? $"The journal says that the workflow is over: {reading.IsOver}"
                : null;
        }));

    [Fact]
    public void No_step_runs_without_a_way_that_leads_to_it_and_no_way_is_lost() =>
        Case.Hold(Cases, one => Play.Through(one, played => new FlowLaws(played.Definition, JournalReading.Of(played.Journal)).Problems().FirstOrDefault()));

    [Fact]
    public void The_same_answers_give_the_same_history_whether_the_instance_was_stored_between_them_or_not() =>
        Case.Hold(Cases, async one =>
        {
            var (first, again, open) = (await History(one), await History(one), await History(one, staysOpen: true));
            return first != again ? $"The second time\n{again}\ninstead of\n{first}"
                : first != open ? $"Kept open\n{open}\ninstead of\n{first}"
                : null;
        });

    [Fact]
    public void What_is_said_about_a_run_that_is_over_changes_nothing() =>
        Case.Hold(Cases, one => Play.Through(one, played =>
        {
            var flow = played.State.Flow;
            var gone = Enumerable.Range(1, (int)flow.LastRun).Select(number => (long)number).FirstOrDefault(number => flow.Run(number) is null);
            FlowAnswer[] answers =
            [
                new FlowAnswer.Completed(gone, ["Done"]), new FlowAnswer.Waits(gone), new FlowAnswer.Faulted(gone), new FlowAnswer.Stays(gone), new FlowAnswer.Resumed(gone),
                new FlowAnswer.Retry(gone), new FlowAnswer.CancelRun(gone), new FlowAnswer.Ends(gone, Extent.Instance, []),
                .. flow.IsFinished ? new FlowAnswer[] { new FlowAnswer.Begin(null), new FlowAnswer.CancelAll(), new FlowAnswer.Schedule(played.Definition.Root.Id) } : [],
            ];
            return answers.Select(answer => Change(played.Definition, flow, answer)).FirstOrDefault(change => change is not null);
        }));

    [Fact]
    public async Task The_cases_are_of_every_kind()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < 1_000; seed++)
        {
            var one = Case.Of(seed);
            Assert.Empty(DefinitionRules.Refusals(one.Definition, Rehearsal.Activities.Declarations));
            Rehearsal? last = null;
            await Play.Through(one, played =>
            {
                last = played;
                return null;
            });
            foreach (var kind in Kinds(last!).Distinct())
                seen[kind] = seen.GetValueOrDefault(kind) + 1;
        }

        string[] kinds = ["Finished", "Cancelled", "stuck", "Resumed", "Canceled", "Faulted", "Alteration ScheduleActivity succeeded", "Elsa.FlowJoin", "Elsa.ParallelForEach", "Elsa.While", "Elsa.Delay", "Elsa.Flowchart again", "Alteration Skip succeeded", "long"];
        Assert.All(kinds, kind => Assert.True(seen.GetValueOrDefault(kind) >= 20, $"{kind}: {seen.GetValueOrDefault(kind)}"));
    }

    private static IEnumerable<string> Kinds(Rehearsal played) =>
        played.Journal.SelectMany(line => new[] { line.ActivityType, line.EventName })
            .Append(played.Instance.SubStatus.ToString())
            .Append(played.Incidents.Any(incident => incident.Message.StartsWith("The join waits", StringComparison.Ordinal)) ? "stuck" : "")
            .Append(played.Journal.Count(line => line is { ActivityType: "Elsa.Flowchart", EventName: "Started" }) > 1 ? "Elsa.Flowchart again" : "")
            .Append(played.Journal.Count > 40 ? "long" : "");

    /// <summary>What is open and moved on by nothing: no bookmark, no incident, no step inside.</summary>
    private static string? Silent(Rehearsal played)
    {
        var flow = played.State.Flow;
        if (!flow.IsQuiet)
            return $"The burst is over, and {flow.Queue.Length} steps are in the queue and {flow.Awaited} answers are owed.";
        var silent = flow.Runs.FirstOrDefault(run => !HasReason(played, flow, run));
        return silent is not null ? $"{silent.ActivityId} ({silent.Number}) is {silent.Status}, and nothing moves it on."
            : flow.Runs.IsEmpty && !Play.IsEnded(played) ? "Nothing is open, and the instance is not over."
            : played.Bookmarks.FirstOrDefault(one => flow.Run(one.Run) is not { Status: RunStatus.Waiting }) is { } loose ? $"The bookmark {loose.Key} is of a run that does not wait."
            : null;
    }

    private static bool HasReason(Rehearsal played, FlowState flow, StepRun run) => run.Status switch
    {
        RunStatus.Waiting => played.Bookmarks.Any(one => one.Run == run.Number),
        RunStatus.Faulted => played.Incidents.Any(one => one.Run == run.Number),
        RunStatus.Running => flow.Runs.Any(one => one.Parent == run.Number) || played.Incidents.Any(one => one.Run == run.Number),
        RunStatus.Scheduled => false,
    };

    private static string? Ended(Rehearsal played)
    {
        var ended = played.Instance.SubStatus;
        var flow = played.State.Flow;
        var given = played.Journal.Count(line => line is { ActivityType: Ask.Type, EventName: "Canceled" });
        return ended == InstanceSubStatus.Finished != flow.IsFinished && ended != InstanceSubStatus.Cancelled ? $"The instance is {ended}, and the flow is over: {flow.IsFinished}."
            : Play.IsEnded(played) && (!flow.Runs.IsEmpty || played.Bookmarks.Count > 0) ? $"The instance is {ended}, and {flow.Runs.Length} runs and {played.Bookmarks.Count} bookmarks are left."
            : ended == InstanceSubStatus.Faulted && played.Incidents.Count == 0 ? "The instance is faulted without an incident."
            : played.Lines.Count(line => line.EndsWith("given up", StringComparison.Ordinal)) != given ? $"{given} steps were given up, and {played.Lines.Count} heard of it."
            : null;
    }

    private static string OpenIn(FlowState flow) =>
        string.Join('\n', flow.Runs.Select(run => $"{run.Number} in {run.Parent}: {run.ActivityId} {run.Status}"));

    private static string? Change(WorkflowDefinition definition, FlowState flow, FlowAnswer answer)
    {
        var (after, effects) = FlowRules.Step(definition, flow, answer);
        var (was, now) = (JsonSerializer.Serialize(flow), JsonSerializer.Serialize(after));
        return was != now ? $"{answer} made\n{now}\nof\n{was}"
            : effects.FirstOrDefault(effect => effect is not FlowEffect.Stuck) is { } effect ? $"{answer} caused {effect}"
            : null;
    }

    private static async Task<string> History(Case one, bool staysOpen = false)
    {
        var told = "";
        await Play.Through(one, played =>
        {
            told = string.Join('\n', played.Journal.Select(JournalReading.Told))
                + string.Join('\n', played.Incidents.Select(incident => $"{incident.ActivityId} ({incident.Run}) {incident.Message}"))
                + played.Instance.StateJson + string.Join('\n', played.Lines);
            return null;
        }, staysOpen);
        return told;
    }
}
