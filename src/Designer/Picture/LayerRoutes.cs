namespace Governance.Designer.Picture;

/// <summary>Draws the lines: down through the layers, and back around the outside. Horizontal runs lie between layers only.</summary>
internal sealed class LayerRoutes(Layers layers)
{
    private const double Margin = 16;
    private const double ExitStep = 20;
    private const double AboveTracks = 24;
    private const double TrackHeight = 19;
    private const double BelowTracks = 22;
    private const double LaneStep = 16;

    private readonly Dictionary<int, double> exits = [];
    private readonly Dictionary<int, Lane> lanes = [];

    public Layout Draw()
    {
        foreach (var node in layers.Nodes)
            FindExits(node.Id);
        FindLanes();
        var runs = Enumerable.Range(0, layers.Edges.Count).Select(Runs).ToList();
        var tracks = new LayerTracks(runs.SelectMany(one => one).Distinct(ReferenceEqualityComparer.Instance).Cast<TrackRun>());
        var tops = Tops(tracks);
        var shift = Margin - Math.Min(layers.Rows.SelectMany(row => row).Min(spot => spot.Left), runs.SelectMany(one => one).Select(run => run.Low).DefaultIfEmpty(0).Min());
        var nodes = layers.Nodes.Select(node => Placed(layers.Spot(node.Id), tops, shift)).ToList();
        var edges = Enumerable.Range(0, layers.Edges.Count).Select(index => Edge(index, runs[index], tracks, tops, shift)).ToList();
        var right = Math.Max(nodes.Max(node => node.X + node.Width), runs.SelectMany(one => one).Select(run => run.High + shift).DefaultIfEmpty(0).Max());
        return new(right + Margin, tops[^1] + Margin, nodes, edges);
    }

    /// <summary>Lines back to the same step share a lane at the side; longer ones lie further out.</summary>
    private void FindLanes()
    {
        var groups = layers.Back.GroupBy(index => (layers.Edges[index].To, IsRight: LeavesRight(index)))
            .Select(group => (group.Key.IsRight, Edges: group.ToList(), Top: layers.Spot(group.Key.To).Layer, Bottom: group.Max(index => layers.Spot(layers.Edges[index].From).Layer)))
            .OrderBy(group => group.Bottom - group.Top).ThenBy(group => group.Edges[0]);
        var taken = new List<Lane>();
        foreach (var group in groups)
        {
            var spanned = layers.Rows.Skip(group.Top).Take(group.Bottom - group.Top + 1).SelectMany(row => row).ToList();
            var sign = group.IsRight ? 1 : -1;
            // beyond the boxes it passes, and beyond the labels of the lines that come to it
            var x = group.IsRight
                ? Math.Max(spanned.Max(spot => spot.Right) + (2 * LaneStep), group.Edges.Max(edge => exits[edge] + layers.Edges[edge].LabelWidth))
                : Math.Min(spanned.Min(spot => spot.Left) - (2 * LaneStep), group.Edges.Min(edge => exits[edge] - layers.Edges[edge].LabelWidth));
            while (taken.Any(lane => lane.IsRight == group.IsRight && lane.Top <= group.Bottom && group.Top <= lane.Bottom && Math.Abs(lane.X - x) < LaneStep))
                x += sign * LaneStep;
            var made = new Lane(x, group.IsRight, group.Top, group.Bottom);
            taken.Add(made);
            foreach (var edge in group.Edges)
                lanes[edge] = made;
        }
    }

    /// <summary>A way back leaves on the side on which its outcome stands beside those that lead on.</summary>
    private bool LeavesRight(int index)
    {
        var siblings = Siblings(layers.Edges[index].From);
        var on = siblings.FindIndex(one => !layers.Back.Contains(one));
        return on < 0 || siblings.IndexOf(index) > on;
    }

    private List<int> Siblings(string from) => [.. Enumerable.Range(0, layers.Edges.Count).Where(index => layers.Edges[index].From == from)];

    /// <summary>Lines without labels leave from the middle; labelled ones side by side, the straightest from the middle.</summary>
    private void FindExits(string from)
    {
        var spot = layers.Spot(from);
        var siblings = Siblings(from);
        if (siblings.TrueForAll(index => layers.Edges[index].LabelWidth == 0))
        {
            siblings.ForEach(index => exits[index] = spot.X);
            return;
        }
        var sorted = siblings.OrderBy(Towards).ThenBy(index => index).ToList();
        var middle = sorted.IndexOf(sorted.MinBy(index => Math.Abs(Towards(index) - spot.X)));
        var step = Math.Min(ExitStep, (spot.Width - 24) / 2 / Math.Max(1, Math.Max(middle, sorted.Count - 1 - middle)));
        for (var place = 0; place < sorted.Count; place++)
            exits[sorted[place]] = spot.X + ((place - middle) * step);
    }

    private double Towards(int index) => layers.Back.Contains(index)
        ? LeavesRight(index) ? double.MaxValue / 2 : double.MinValue / 2
        : layers.Spot(layers.Edges[index].From).Out.Single(link => link.Edge == index).To.X;

    private List<TrackRun> Runs(int index)
    {
        var edge = layers.Edges[index];
        if (lanes.TryGetValue(index, out var lane))
        {
            var target = layers.Spot(edge.To);
            return
            [
                new(layers.Spot(edge.From).Layer, exits[index], lane.X, edge.LabelWidth, edge.From, edge.To),
                lane.Entry ??= new(target.Layer - 1, lane.X, target.X + ((lane.IsRight ? 1 : -1) * target.Width / 4), 0, edge.To, edge.To),
            ];
        }
        var runs = new List<TrackRun>();
        var (x, label) = (exits[index], edge.LabelWidth);
        for (var link = layers.Spot(edge.From).Out.Single(one => one.Edge == index); ; link = link.To.Out.Single())
        {
            // a step of a pixel or two would look like a mistake
            runs.Add(new(link.From.Layer, x, Math.Abs(x - link.To.X) < 3 ? x : link.To.X, label, edge.From, edge.To));
            (x, label) = (runs[^1].To, 0);
            if (link.To.Node is not null)
                return runs;
        }
    }

    /// <summary>The upper edge of every layer, and of the room below the last.</summary>
    private List<double> Tops(LayerTracks tracks)
    {
        var tops = new List<double> { tracks.Depth(-1) == 0 ? Margin + 12 : Height(tracks.Depth(-1)) };
        for (var layer = 0; layer < layers.Rows.Count; layer++)
        {
            var isLast = layer == layers.Rows.Count - 1;
            var below = isLast && tracks.Depth(layer) == 0 ? 0 : Height(tracks.Depth(layer));
            tops.Add(tops[layer] + RowHeight(layer) + below);
        }
        return tops;
    }

    private static double Height(int depth) => AboveTracks + (Math.Max(0, depth - 1) * TrackHeight) + BelowTracks;

    private double RowHeight(int layer) => layers.Rows[layer].Max(spot => spot.Node?.Height ?? 0);

    private double BottomOf(int layer, List<double> tops) => layer < 0 ? 0 : tops[layer] + RowHeight(layer);

    private PlacedNode Placed(LayerSpot spot, List<double> tops, double shift) =>
        new(spot.Node!.Id, spot.Left + shift, tops[spot.Layer] + ((RowHeight(spot.Layer) - spot.Node.Height) / 2), spot.Width, spot.Node.Height, spot.Layer);

    private PlacedEdge Edge(int index, List<TrackRun> runs, LayerTracks tracks, List<double> tops, double shift)
    {
        var source = Placed(layers.Spot(layers.Edges[index].From), tops, shift);
        var target = Placed(layers.Spot(layers.Edges[index].To), tops, shift);
        var points = new List<PicturePoint> { new(runs[0].From + shift, source.Bottom) };
        foreach (var run in runs.Where(run => !run.IsStraight))
        {
            var y = At(run);
            points.Add(new(run.From + shift, y));
            points.Add(new(run.To + shift, y));
        }
        points.Add(new(runs[^1].To + shift, target.Y));
        var first = runs[0];
        return new(index, lanes.ContainsKey(index), points, new(first.From + shift + (first.LabelEndsHere ? -7 : 7), At(first) - 5), first.LabelEndsHere);

        double At(TrackRun run) => BottomOf(run.Channel, tops) + AboveTracks + (tracks.Of(run) * TrackHeight);
    }

    private sealed record Lane(double X, bool IsRight, int Top, int Bottom)
    {
        /// <summary>The run from the lane to the step, shared by all that use the lane.</summary>
        public TrackRun? Entry { get; set; }
    }
}
