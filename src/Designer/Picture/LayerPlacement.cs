namespace Governance.Designer.Picture;

/// <summary>
/// Gives every spot its horizontal place: as near as possible to the middle of what it is joined to, in the order of its
/// layer and with room between. Each layer is solved exactly (pool adjacent violators), back and forth until it rests; then
/// what leads on one by one is put below each other, since a bend of a few pixels looks like a mistake.
/// </summary>
internal static class LayerPlacement
{
    private const double Gap = 28;
    private const int Rounds = 40;

    public static void Place(Layers layers)
    {
        foreach (var row in layers.Rows)
            Settle(row, spot => (0, 1));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var row in layers.Rows)
                Settle(row, spot => Pull(spot, spot.In, spot.Out.Count == 0 || round < Rounds / 2 ? [] : spot.Out));
            foreach (var row in layers.Rows.Reverse())
                Settle(row, spot => Pull(spot, spot.Out, spot.In.Count == 0 || round < Rounds / 2 ? [] : spot.In));
        }
        foreach (var first in layers.Rows.SelectMany(row => row).Where(spot => spot.In.Count != 1 || Follower(spot.In[0].From) is null))
            Straighten(first, layers);
    }

    /// <summary>What alone follows a spot that alone leads to it.</summary>
    private static LayerSpot? Follower(LayerSpot spot) => spot.Out.Count == 1 && spot.Out[0].To.In.Count == 1 ? spot.Out[0].To : null;

    /// <summary>Puts a chain below each other at its mean; where the neighbours leave no room for it, a new stretch begins.</summary>
    private static void Straighten(LayerSpot first, Layers layers)
    {
        var stretch = new List<LayerSpot>();
        var (low, high) = (double.MinValue, double.MaxValue);
        for (var spot = first; spot is not null; spot = Follower(spot))
        {
            var (left, right) = Room(spot, layers.Rows[spot.Layer]);
            if (Math.Max(low, left) > Math.Min(high, right))
            {
                Align();
                (low, high) = (left, right);
            }
            stretch.Add(spot);
            (low, high) = (Math.Max(low, left), Math.Min(high, right));
        }
        Align();

        void Align()
        {
            var x = Math.Clamp(Math.Round(stretch.Average(spot => spot.X)), low, high);
            stretch.ForEach(spot => spot.X = x);
            stretch.Clear();
        }
    }

    /// <summary>From where to where the middle of a spot may move between its neighbours; nowhere where they stand close.</summary>
    private static (double Left, double Right) Room(LayerSpot spot, List<LayerSpot> row)
    {
        var place = row.IndexOf(spot);
        var left = place == 0 ? double.MinValue : row[place - 1].Right + Gap + (spot.Width / 2);
        var right = place == row.Count - 1 ? double.MaxValue : row[place + 1].Left - Gap - (spot.Width / 2);
        return left <= right ? (left, right) : (spot.X, spot.X);
    }

    private static (double At, double Weight) Pull(LayerSpot spot, List<LayerLink> some, List<LayerLink> others)
    {
        var (sum, weight) = (0d, 0d);
        foreach (var link in some.Concat(others))
        {
            var other = link.From == spot ? link.To : link.From;
            sum += other.X * link.Weight;
            weight += link.Weight;
        }
        return weight == 0 ? (spot.X, .5) : (sum / weight, weight);
    }

    /// <summary>Moves the spots of a layer as near to their wishes as order and gaps allow, in the least squares.</summary>
    private static void Settle(List<LayerSpot> row, Func<LayerSpot, (double At, double Weight)> wish)
    {
        var blocks = new List<(double At, double Weight, int Count)>();
        var offsets = new double[row.Count];
        for (var place = 0; place < row.Count; place++)
        {
            offsets[place] = place == 0 ? 0 : offsets[place - 1] + ((row[place - 1].Width + row[place].Width) / 2) + Gap;
            var (at, weight) = wish(row[place]);
            blocks.Add((at - offsets[place], weight, 1));
            while (blocks.Count > 1 && blocks[^2].At > blocks[^1].At)
            {
                var (one, other) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                var together = one.Weight + other.Weight;
                blocks.Add((((one.At * one.Weight) + (other.At * other.Weight)) / together, together, one.Count + other.Count));
            }
        }
        var next = 0;
        foreach (var block in blocks)
        for (var count = 0; count < block.Count; count++, next++)
            row[next].X = Math.Round(block.At + offsets[next]);
    }
}
