using Governance.Designer.Picture;

namespace Governance.Workflows.Tests.Picture;

public sealed class LayoutTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Boxes_do_not_overlap_and_lines_touch_only_their_two_ends(int seed)
    {
        var (nodes, edges) = Random(seed);
        var layout = Layout.Of(nodes, edges);

        foreach (var (one, other) in Pairs(layout.Nodes))
            Assert.False(one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Bottom && other.Y < one.Bottom, $"{one.Id} and {other.Id} overlap");
        foreach (var edge in layout.Edges)
        foreach (var (from, to) in edge.Points.Zip(edge.Points.Skip(1)))
        {
            Assert.True(from.X == to.X || from.Y == to.Y, "a line is drawn at an angle");
            foreach (var node in layout.Nodes)
                Assert.False(Crosses(from, to, node), $"{Name(edges[edge.Index])} crosses {node.Id}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Everything_lies_inside_the_drawing(int seed)
    {
        var (nodes, edges) = Random(seed);
        var layout = Layout.Of(nodes, edges);
        Assert.All(layout.Nodes, node => Assert.True(node.X >= 0 && node.Y >= 0 && node.X + node.Width <= layout.Width && node.Bottom <= layout.Height));
        Assert.All(layout.Edges.SelectMany(edge => edge.Points), point => Assert.True(point.X >= 0 && point.Y >= 0 && point.X <= layout.Width && point.Y <= layout.Height));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Lines_that_lead_on_go_down_and_the_others_lead_back(int seed)
    {
        var (nodes, edges) = Random(seed);
        var layout = Layout.Of(nodes, edges);
        foreach (var edge in layout.Edges)
        {
            var (from, to) = (Node(layout, edges[edge.Index].From), Node(layout, edges[edge.Index].To));
            Assert.Equal(edge.IsBack, to.Layer <= from.Layer);
            Assert.Equal((from.Bottom, to.Y), (edge.Points[0].Y, edge.Points[^1].Y));
            if (!edge.IsBack)
                Assert.All(edge.Points.Zip(edge.Points.Skip(1)), pair => Assert.True(pair.Second.Y >= pair.First.Y));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_input_gives_the_same_drawing(int seed)
    {
        var (nodes, edges) = Random(seed);
        Assert.Equivalent(Layout.Of(nodes, edges), Layout.Of(nodes, edges), strict: true);
    }

    [Fact]
    public void What_outcomes_lead_to_keeps_their_order()
    {
        string[] outcomes = ["a", "b", "c", "d"];
        var layout = Layout.Of(
            [Box("start"), .. outcomes.Reverse().Select(Box), Box("end")],
            [.. outcomes.Select(id => new LayoutEdge("start", id, 60)), .. outcomes.Select(id => new LayoutEdge(id, "end", 0))]);
        Assert.Equal(outcomes, outcomes.OrderBy(id => Node(layout, id).X));
        Assert.Equal(outcomes.Length, layout.Edges.Take(4).Select(edge => edge.LabelAt).Distinct().Count());
    }

    [Fact]
    public void A_straight_way_is_drawn_straight()
    {
        var layout = Layout.Of([Box("a"), Box("b"), Box("c")], [new("a", "b", 0), new("b", "c", 0)]);
        Assert.All(layout.Edges, edge => Assert.Equal(2, edge.Points.Count));
        Assert.Single(layout.Nodes.Select(node => node.Middle).Distinct());
    }

    [Fact]
    public void A_way_back_runs_outside_of_what_it_passes()
    {
        var layout = Layout.Of([Box("a"), Box("b"), Box("c")], [new("a", "b", 0), new("b", "c", 50), new("b", "a", 50)]);
        var back = layout.Edges.Single(edge => edge.IsBack);
        Assert.True(back.Points.Max(point => point.X) > layout.Nodes.Max(node => node.X + node.Width));
    }

    [Fact]
    public void A_step_that_repeats_itself_and_one_that_nothing_leads_to_are_drawn()
    {
        var layout = Layout.Of([Box("a"), Box("alone")], [new("a", "a", 40)]);
        Assert.True(Assert.Single(layout.Edges).IsBack);
        Assert.Equal(2, layout.Nodes.Count);
        Assert.Empty(Layout.Of([], []).Nodes);
    }

    private static (List<LayoutNode> Nodes, List<LayoutEdge> Edges) Random(int seed)
    {
        var random = new Random(seed);
        var nodes = Enumerable.Range(0, random.Next(2, 26)).Select(number => new LayoutNode("n" + number, random.Next(100, 230), random.Next(36, 90))).ToList();
        var edges = new List<LayoutEdge>();
        for (var number = 1; number < nodes.Count; number++)
            edges.Add(new(nodes[random.Next(Math.Max(0, number - 4), number)].Id, nodes[number].Id, random.Next(3) * 50));
        for (var extra = random.Next(0, nodes.Count); extra > 0; extra--)
            edges.Add(new(nodes[random.Next(nodes.Count)].Id, nodes[random.Next(nodes.Count)].Id, random.Next(3) * 50));
        return (nodes, edges);
    }

    private static bool Crosses(PicturePoint from, PicturePoint to, PlacedNode node) =>
        Math.Min(from.X, to.X) < node.X + node.Width && Math.Max(from.X, to.X) > node.X
        && Math.Min(from.Y, to.Y) < node.Bottom && Math.Max(from.Y, to.Y) > node.Y;

    private static LayoutNode Box(string id) => new(id, 120, 40);

    private static PlacedNode Node(Layout layout, string id) => layout.Nodes.Single(node => node.Id == id);

    private static string Name(LayoutEdge edge) => edge.From + " to " + edge.To;

    private static IEnumerable<(PlacedNode, PlacedNode)> Pairs(IReadOnlyList<PlacedNode> nodes) =>
        nodes.SelectMany((one, index) => nodes.Skip(index + 1).Select(other => (one, other)));
}
