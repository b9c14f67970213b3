using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Conformance;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Conformance;

/// <summary>The comparison sees what it is there to see: a record is held against itself, then against itself with one thing changed.</summary>
public sealed class ComparisonTests
{
    private const int ForkJoin = 10;
    private const int Child = 58;

    [Theory]
    [InlineData(ForkJoin)]
    [InlineData(Child)]
    [InlineData(42)]
    [InlineData(72)]
    public void A_record_agrees_with_itself(int number) => Assert.Null(Difference(number, seen => seen));

    [Fact]
    public void Another_event_is_seen() =>
        Assert.Equal("step 2, line 2: expected a Completed, was a Canceled", Difference(ForkJoin, seen => Lines(seen, 1, lines => [lines[0], lines[1] with { Name = TraceEvent.Canceled }])));

    [Fact]
    public void Other_outcomes_are_seen() =>
        Assert.Equal("step 1, line 6: expected f Completed [A, B], was f Completed [A]", Difference(ForkJoin, seen => Lines(seen, 0, lines => [.. lines[..5], lines[5] with { Outcomes = ["A"] }, .. lines[6..]])));

    [Fact]
    public void An_event_too_many_is_seen() =>
        Assert.Equal("step 2, line 3: expected nothing, was a Completed", Difference(ForkJoin, seen => Lines(seen, 1, lines => [.. lines, lines[1]])));

    [Fact]
    public void A_missing_event_is_seen() =>
        Assert.Equal("step 2, line 2: expected a Completed, was nothing", Difference(ForkJoin, seen => Lines(seen, 1, lines => [lines[0]])));

    [Fact]
    public void Another_order_is_seen() =>
        Assert.Equal("step 2, line 1: expected a Resumed, was a Completed", Difference(ForkJoin, seen => Lines(seen, 1, lines => [lines[1], lines[0]])));

    [Fact]
    public void Parent_and_child_may_interleave()
    {
        Assert.Null(Difference(Child, seen => Lines(seen, 1, lines => [.. lines.Reverse().OrderBy(line => line.DefinitionId == "child" ? 0 : 1).Reverse().OrderBy(line => line.DefinitionId == "child" ? 0 : 1)])));
        Assert.NotNull(Difference(Child, seen => Lines(seen, 1, lines => [.. lines.Reverse()])));
    }

    [Fact]
    public void A_missing_bookmark_is_seen() =>
        Assert.Equal("step 1, the open bookmarks: expected a, b, was a", Difference(ForkJoin, seen => Step(seen, 0, step => step with { Bookmarks = ["a"] })));

    [Fact]
    public void A_missing_incident_is_seen() =>
        Assert.Equal("step 1, the steps with an incident: expected boom, was nothing", Difference(43, seen => Step(seen, 0, step => step with { Incidents = [] })));

    [Fact]
    public void Another_status_is_seen() =>
        Assert.Equal("step 3, the status: expected Finished/Finished, was Running/Suspended", Difference(ForkJoin, seen => Step(seen, 2, step => step with { Status = "Running", SubStatus = "Suspended" })));

    [Fact]
    public void Another_correlation_id_is_seen() =>
        Assert.Equal("step 1, the correlation id: expected ORD-7, was nothing", Difference(68, seen => Step(seen, 0, step => step with { CorrelationId = null })));

    [Fact]
    public void Another_number_of_instances_is_seen() =>
        Assert.Equal("step 1, the number of instances: expected 3, was 2", Difference(80, seen => Step(seen, 0, step => step with { Instances = 2 })));

    [Fact]
    public void A_wrong_variable_is_seen() =>
        Assert.Equal("step 1, the variable total: expected 42, was 41", Difference(42, seen => Step(seen, 0, step => step with { Variables = new JsonObject { ["total"] = 41 } })));

    [Fact]
    public void A_wrong_output_is_seen() =>
        Assert.Equal("step 1, the output Total: expected 42, was “42”".Replace('“', '"').Replace('”', '"'), Difference(42, seen => Step(seen, 0, step => step with { Output = new JsonObject { ["Total"] = "42" } })));

    [Fact]
    public void Another_line_of_the_console_is_seen()
    {
        Assert.Equal("line 1 of the console: expected after, was before", Difference(ForkJoin, seen => seen with { Console = ["before"] }));
        Assert.Equal("line 1 of the console: expected after, was nothing", Difference(ForkJoin, seen => seen with { Console = [] }));
        Assert.Equal("line 2 of the console: expected nothing, was more", Difference(ForkJoin, seen => seen with { Console = ["after", "more"] }));
    }

    [Fact]
    public void Numbers_are_compared_by_value_ids_as_ids_and_nothing_else_is_bent()
    {
        Assert.True(Same("42", "42.0"));
        Assert.False(Same("42", "\"42\""));
        Assert.True(Same("\"<id>\"", "\"019b8e75-2300-7504-baf4-1000010dbf46\""));
        Assert.False(Same("\"<id>\"", "\"some text\""));
        Assert.False(Same("{\"a\":null}", "{}"));
        Assert.False(Same("[1,2]", "[2,1]"));
        Assert.False(Same("true", "false"));
        Assert.False(Same("null", "0"));
    }

    [Fact]
    public void A_childs_result_is_compared_in_the_form_a_script_prints() =>
        Assert.Equal(
            """{"WorkflowInstanceId":null,"Status":"Finished","SubStatus":"Faulted","Output":{"Status":1}}""",
            JsonAlike.ConsoleForm(JsonNode.Parse("""{"WorkflowInstanceId":null,"Status":1,"SubStatus":5,"Output":{"Status":1}}"""))!.ToJsonString());

    private static bool Same(string expected, string seen) => JsonAlike.Same(JsonNode.Parse(expected), JsonNode.Parse(seen));

    private static string? Difference(int number, Func<Trace, Trace> change)
    {
        var elsa = Cases.Number(number);
        var recorded = elsa.Recorded(FlowMode.CounterBased);
        return Comparison.FirstDifference(elsa, recorded, change(recorded))?.In(CultureInfo.InvariantCulture);
    }

    private static Trace Step(Trace trace, int at, Func<TraceStep, TraceStep> change) => trace.Change((index, step) => index == at ? change(step) : step);

    private static Trace Lines(Trace trace, int at, Func<TraceEvent[], IReadOnlyList<TraceEvent>> change) =>
        Step(trace, at, step => step with { Events = change([.. step.Events]) });
}
