namespace Governance.Designer.Picture;

/// <summary>
/// Orders each layer so that few lines cross. What the outcomes of one step lead to keeps the order of the outcomes:
/// breaking it costs more than any crossing.
/// </summary>
internal static class LayerOrder
{
    private const int Sweeps = 16;
    private const long Disorder = 10_000;

    public static void Arrange(Layers layers)
    {
        var best = layers.Rows.Select(row => row.ToList()).ToList();
        var least = Cost(layers.Rows);
        for (var sweep = 0; sweep < Sweeps && least > 0; sweep++)
        {
            Sweep(layers.Rows, isDown: sweep % 2 == 0);
            var cost = Cost(layers.Rows);
            if (cost >= least)
                continue;
            least = cost;
            best = [.. layers.Rows.Select(row => row.ToList())];
        }
        for (var layer = 0; layer < best.Count; layer++)
        {
            layers.Rows[layer].Clear();
            layers.Rows[layer].AddRange(best[layer]);
        }
    }

    private static void Sweep(IReadOnlyList<List<LayerSpot>> rows, bool isDown)
    {
        var order = isDown ? Enumerable.Range(1, rows.Count - 1) : Enumerable.Range(0, rows.Count - 1).Reverse();
        foreach (var layer in order)
        {
            var beside = Places(rows[isDown ? layer - 1 : layer + 1]);
            var own = Places(rows[layer]);
            var sorted = rows[layer].OrderBy(spot => Middle(spot, beside, isDown) ?? own[spot]).ThenBy(spot => own[spot]).ToList();
            rows[layer].Clear();
            rows[layer].AddRange(sorted);
        }
    }

    private static double? Middle(LayerSpot spot, Dictionary<LayerSpot, int> beside, bool isDown) =>
        isDown
            ? Average(spot.In.Select(link => beside[link.From] + ((link.From.Out.IndexOf(link) + 1.0) / (link.From.Out.Count + 1))))
            : Average(spot.Out.Select(link => (double)beside[link.To]));

    private static double? Average(IEnumerable<double> places)
    {
        var all = places.ToList();
        return all.Count == 0 ? null : all.Average();
    }

    private static long Cost(IReadOnlyList<List<LayerSpot>> rows)
    {
        var cost = 0L;
        for (var layer = 0; layer + 1 < rows.Count; layer++)
        {
            var below = Places(rows[layer + 1]);
            var links = rows[layer].SelectMany((spot, place) => spot.Out.Select(link => (From: place, To: below[link.To], Spot: spot))).ToList();
            for (var one = 0; one < links.Count; one++)
            for (var other = one + 1; other < links.Count; other++)
            {
                if (links[one].From < links[other].From && links[one].To > links[other].To)
                    cost++;
                else if (links[one].Spot == links[other].Spot && links[one].To > links[other].To)
                    cost += Disorder;
            }
        }
        return cost;
    }

    private static Dictionary<LayerSpot, int> Places(List<LayerSpot> row) => row.Select((spot, place) => (spot, place)).ToDictionary(one => one.spot, one => one.place);
}
