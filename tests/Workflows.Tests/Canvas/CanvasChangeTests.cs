using System.Text.Json;
using Governance.Designer.Canvas;

namespace Governance.Workflows.Tests.Canvas;

/// <summary>What the browser is told is what differs, and leads to the drawing that is meant.</summary>
public sealed class CanvasChangeTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Fact]
    public void Where_nothing_differs_nothing_is_told() =>
        Assert.True(CanvasChange.Between(Drawing(30), Drawing(30)).IsNone);

    [Fact]
    public void An_edit_of_one_step_among_200_is_a_small_message()
    {
        var drawing = Drawing(200);
        var renamed = drawing.Steps[100] with { Title = "Ask the dean" };
        var change = CanvasChange.Between(drawing, drawing with { Steps = [.. drawing.Steps.Select(step => step.Id == renamed.Id ? renamed : step)] });

        Assert.Equal([renamed], change.Steps);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(change, JsonSerializerOptions.Web).Length, 1, 1000);
    }

    [Fact]
    public void A_new_fact_or_outcome_of_a_step_is_told()
    {
        var drawing = Drawing(2);
        var step = drawing.Steps[0];

        Assert.Single(CanvasChange.Between(drawing, drawing with { Steps = [step with { Lines = ["Dean"] }, drawing.Steps[1]] }).Steps);
        Assert.Single(CanvasChange.Between(drawing, drawing with { Steps = [step with { Ports = [new("approve", "Agree")] }, drawing.Steps[1]] }).Steps);
    }

    [Fact]
    public void The_order_is_told_only_where_a_step_comes_between_others()
    {
        var drawing = Drawing(3);
        var added = Step(9, 0);

        Assert.Null(CanvasChange.Between(drawing, drawing with { Steps = [.. drawing.Steps, added] }).Order);
        Assert.Null(CanvasChange.Between(drawing, drawing with { Steps = [.. drawing.Steps.Skip(1)] }).Order);
        Assert.Equal(["s9", "s0", "s1", "s2"], CanvasChange.Between(drawing, drawing with { Steps = [added, .. drawing.Steps] }).Order);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_was_edited_the_browser_ends_with_the_same_drawing(int seed)
    {
        var random = new Random(seed);
        var (shown, drawing) = (Any(random), Any(random));

        var told = Told(shown, CanvasChange.Between(shown, drawing));

        Assert.Equal(JsonSerializer.Serialize(drawing), JsonSerializer.Serialize(told));
    }

    /// <summary>What the browser makes of a change.</summary>
    private static CanvasDrawing Told(CanvasDrawing shown, CanvasChange change)
    {
        var steps = shown.Steps.Where(step => !change.Gone.Contains(step.Id)).ToDictionary(step => step.Id);
        List<string> order = [.. steps.Keys];
        foreach (var step in change.Steps)
        {
            if (!steps.ContainsKey(step.Id))
                order.Add(step.Id);
            steps[step.Id] = step;
        }
        return new([.. (change.Order ?? order).Select(id => steps[id])], change.Ways ?? shown.Ways);
    }

    private static CanvasDrawing Any(Random random)
    {
        List<int> ids = [.. Enumerable.Range(0, 8).Where(_ => random.Next(3) > 0)];
        if (random.Next(2) == 0)
            ids.Reverse();
        return new(
            [.. ids.Select(id => Step(id, random.Next(2)))],
            [.. ids.SelectMany(id => ids.Where(_ => random.Next(4) == 0).Select(to => new CanvasWay($"s{id}", "approve", $"s{to}", null)))]);
    }

    private static CanvasDrawing Drawing(int count) => new(
        [.. Enumerable.Range(0, count).Select(id => Step(id, 0))],
        [.. Enumerable.Range(1, count - 1).Select(id => new CanvasWay($"s{id - 1}", "approve", $"s{id}", null))]);

    private static CanvasStep Step(int id, int y) => new(
        $"s{id}", id * 100, y, $"Step {id}", "", "M4 16l.9-3.9 8.6-8.6 3 3L7.9 15.1z", "card", "make", ["Design team", "10 days"], [new("approve", "Approve"), new("return", "Return")]);
}
