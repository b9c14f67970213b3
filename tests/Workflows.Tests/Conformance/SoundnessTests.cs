using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Conformance;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Conformance;

/// <summary>Where real Elsa corrupted the instance (case 93, a race before a waiting step) or did nothing (81, a retry), what is right is held to rules; each is seen to fail.</summary>
public sealed class SoundnessTests
{
    private const string Begun = "+Workflow1 +flow +start -start +f -f +a ~a +b ~b";
    private const string Won = "^a -a xb +m -m +later ~later";
    private const string Ended = "^later -later +after -after -flow -Workflow1";

    [Fact]
    public void The_winner_runs_the_loser_is_cancelled_and_the_flowchart_completes_last() => Assert.Null(Race(Won, Ended));

    [Fact]
    public void A_loser_that_is_not_recorded_as_cancelled_is_seen() =>
        Assert.Equal("step 2: b, later wait, and the open bookmarks are later", Race("^a -a +m -m +later ~later", Ended));

    [Fact]
    public void A_flowchart_that_completes_before_the_winner_runs_is_seen() =>
        Assert.Equal("step 2: m Started, although flow is over", Race("^a -a xb -flow +m -m +later ~later", Ended));

    [Fact]
    public void A_step_that_is_not_the_answered_one_is_seen() =>
        Assert.Equal("step 2, line 1: expected a Resumed, was b Resumed", Race("^b -b xa +m -m +later ~later", Ended));

    [Fact]
    public void Nothing_at_all_is_seen() =>
        Assert.Equal("step 2, line 1: expected a Resumed, was nothing", Race("", Ended));

    [Fact]
    public void A_step_that_goes_on_without_having_begun_is_seen() =>
        Assert.Equal("step 2: m Completed, although m is over", Race("^a -a xb -m +later ~later", Ended));

    [Fact]
    public void A_workflow_that_leaves_its_flowchart_open_is_seen() =>
        Assert.Equal("step 3: the workflow is finished, and flow is not", Race(Won, "^later -later +after -after -Workflow1"));

    [Fact]
    public void What_the_winner_wrote_is_checked() =>
        Assert.Equal("line 2 of the console: expected after, was before", Race(Won, Ended, "m", "before"));

    [Fact]
    public void Something_that_happens_after_the_end_is_seen() =>
        Assert.Equal("step 3, line 1: expected later Resumed, was after Started", Race(Won, "+after -after -flow -Workflow1"));

    [Fact]
    public void A_retry_runs_the_step_again()
    {
        Assert.Null(Retry("+risky -risky +after -after -flow -Workflow1", "Finished", "fine", "after"));
        Assert.Equal("step 3, line 2: expected risky Started, was nothing", Retry("", "Faulted"));
        Assert.Equal("step 3, the status: expected Finished/Finished, was Finished/Faulted", Retry("+risky -risky +after -after -flow -Workflow1", "Faulted", "fine", "after"));
        Assert.Equal("line 1 of the console: expected fine, was after", Retry("+risky -risky +after -after -flow -Workflow1", "Finished", "after"));
    }

    private static string? Race(string second, string third, params string[] console)
    {
        var elsa = Cases.Number(93);
        var seen = new Trace(
            [Running(elsa, Begun, "a", "b"), Running(elsa, second, "later"), new TraceStep { Events = Lines(elsa, third) }.Ended()],
            console.Length > 0 ? console : ["m", "after"]);
        return Difference(elsa, FlowMode.TokenBased, seen with { Steps = [DeliberateDifferences.Correct(elsa, FlowMode.TokenBased).Expected.Steps[0], .. seen.Steps.Skip(1)] });
    }

    private static string? Retry(string lines, string subStatus, params string[] console)
    {
        var elsa = Cases.Number(81);
        var recorded = elsa.Recorded(FlowMode.CounterBased);
        var last = recorded.Steps[2] with { Status = "Finished", SubStatus = subStatus, Incidents = [] };
        return Difference(elsa, FlowMode.CounterBased, new Trace([.. recorded.Steps.Take(2), last with { Events = [.. last.Events, .. Lines(elsa, lines)] }], console));
    }

    private static string? Difference(ElsaCase elsa, FlowMode mode, Trace seen) =>
        Comparison.FirstDifference(elsa, DeliberateDifferences.Correct(elsa, mode).Expected, seen)?.In(CultureInfo.InvariantCulture);

    private static TraceStep Running(ElsaCase elsa, string lines, params string[] bookmarks) =>
        new() { Events = Lines(elsa, lines), Status = "Running", SubStatus = "Suspended", Bookmarks = bookmarks };

    private static IReadOnlyList<TraceEvent> Lines(ElsaCase elsa, string lines) => TraceReader.Read(
        new JsonObject { ["steps"] = new JsonArray(new JsonObject { ["events"] = Cases.Lines(lines) }), ["console"] = new JsonArray() }, elsa).Steps[0].Events;
}
