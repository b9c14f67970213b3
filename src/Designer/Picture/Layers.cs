namespace Governance.Designer.Picture;

/// <summary>A place in a layer: a box, or a bend of a line that passes through the layer.</summary>
internal sealed class LayerSpot(int layer, double width, LayoutNode? node)
{
    public int Layer { get; } = layer;

    public double Width { get; } = width;

    public LayoutNode? Node { get; } = node;

    /// <summary>The horizontal middle.</summary>
    public double X { get; set; }

    public List<LayerLink> In { get; } = [];

    public List<LayerLink> Out { get; } = [];

    public double Left => X - (Width / 2);

    public double Right => X + (Width / 2);
}

/// <summary>The part of a line that leads from one layer to the next.</summary>
internal sealed record LayerLink(LayerSpot From, LayerSpot To, int Edge)
{
    /// <summary>How strongly it wants to be straight: long lines most.</summary>
    public double Weight => From.Node is null && To.Node is null ? 6 : From.Node is null || To.Node is null ? 2 : 1;
}

/// <summary>The boxes sorted into layers; every line that leads on crosses each layer at a spot of its own.</summary>
internal sealed class Layers
{
    private const double BendWidth = 14;

    private readonly Dictionary<string, LayerSpot> spots = new(StringComparer.Ordinal);

    public Layers(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges)
    {
        Nodes = nodes;
        Edges = edges;
        Back = BackEdges();
        var layer = LayerNumbers();
        Rows = [.. Enumerable.Range(0, layer.Values.Max() + 1).Select(_ => new List<LayerSpot>())];
        foreach (var node in nodes)
            spots[node.Id] = new(layer[node.Id], node.Width, node);
        for (var index = 0; index < edges.Count; index++)
        {
            if (!Back.Contains(index))
                Connect(index);
        }
        foreach (var spot in Walk())
            Rows[spot.Layer].Add(spot);
    }

    public IReadOnlyList<LayoutNode> Nodes { get; }

    public IReadOnlyList<LayoutEdge> Edges { get; }

    /// <summary>The edges that lead back, by their index.</summary>
    public IReadOnlySet<int> Back { get; }

    /// <summary>The spots of each layer from left to right.</summary>
    public IReadOnlyList<List<LayerSpot>> Rows { get; }

    public LayerSpot Spot(string nodeId) => spots[nodeId];

    /// <summary>Depth first in the order of the outcomes: an edge to a step that is still on the way leads back.</summary>
    private HashSet<int> BackEdges()
    {
        var outgoing = Edges.Select((edge, index) => (edge, index)).ToLookup(one => one.edge.From, StringComparer.Ordinal);
        var back = new HashSet<int>();
        var done = new Dictionary<string, bool>(StringComparer.Ordinal);
        var targets = Edges.Where(edge => edge.From != edge.To).Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        foreach (var node in Nodes.OrderBy(node => targets.Contains(node.Id)))
            Visit(node.Id);
        return back;

        void Visit(string id)
        {
            if (!done.TryAdd(id, false))
                return;
            foreach (var (edge, index) in outgoing[id])
            {
                if (done.TryGetValue(edge.To, out var isDone) && !isDone)
                    back.Add(index);
                else
                    Visit(edge.To);
            }
            done[id] = true;
        }
    }

    /// <summary>Each box one layer below the lowest that leads to it.</summary>
    private Dictionary<string, int> LayerNumbers()
    {
        var incoming = Edges.Where((_, index) => !Back.Contains(index)).ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in Nodes)
            Number(node.Id);
        return numbers;

        int Number(string id) =>
            numbers.TryGetValue(id, out var known) ? known : numbers[id] = incoming[id].Select(Number).DefaultIfEmpty(-1).Max() + 1;
    }

    private void Connect(int index)
    {
        var (from, to) = (spots[Edges[index].From], spots[Edges[index].To]);
        for (var layer = from.Layer + 1; layer <= to.Layer; layer++)
        {
            var next = layer == to.Layer ? to : new LayerSpot(layer, BendWidth, null);
            var link = new LayerLink(from, next, index);
            from.Out.Add(link);
            next.In.Add(link);
            from = next;
        }
    }

    /// <summary>Every spot once, depth first in the order of the outcomes: the first order within the layers.</summary>
    private IEnumerable<LayerSpot> Walk()
    {
        var seen = new HashSet<LayerSpot>();
        foreach (var root in Nodes.Select(node => spots[node.Id]).OrderBy(spot => spot.Layer))
        {
            var open = new Stack<LayerSpot>([root]);
            while (open.TryPop(out var spot))
            {
                if (!seen.Add(spot))
                    continue;
                yield return spot;
                foreach (var link in Enumerable.Reverse(spot.Out))
                    open.Push(link.To);
            }
        }
    }
}
