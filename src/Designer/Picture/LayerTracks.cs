namespace Governance.Designer.Picture;

/// <summary>One horizontal run of a line, or of a label alone, in the room between two layers.</summary>
/// <param name="Channel">The layer above it; -1 above all.</param>
/// <param name="From">Where the line comes down.</param>
/// <param name="To">Where it goes down again; the same for a straight line.</param>
/// <param name="LabelWidth">The room its label takes beside <paramref name="From"/>.</param>
internal sealed record TrackRun(int Channel, double From, double To, double LabelWidth, string Source, string Target)
{
    public double Low => Math.Min(Math.Min(From, To), LabelEndsHere ? From - LabelWidth : From);

    public double High => Math.Max(Math.Max(From, To), LabelEndsHere ? From : From + LabelWidth);

    /// <summary>Whether the label stands to the left of the line.</summary>
    public bool LabelEndsHere => To < From;

    public bool IsStraight => From == To;
}

/// <summary>
/// Gives horizontal runs their heights so that no two lie on each other. Of runs to the right the one that starts
/// furthest right is highest, of runs to the left the one furthest left: so they do not cross where they start.
/// </summary>
internal sealed class LayerTracks
{
    private const double Space = 12;

    private readonly Dictionary<TrackRun, int> tracks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, int> depth = [];

    public LayerTracks(IEnumerable<TrackRun> runs)
    {
        foreach (var channel in runs.GroupBy(run => run.Channel))
        {
            var placed = new List<TrackRun>();
            foreach (var run in channel.Where(run => !run.IsStraight || run.LabelWidth > 0).OrderBy(Kind).ThenBy(run => run.To > run.From ? -run.From : run.From))
            {
                var blocking = placed.Where(other => Blocks(other, run)).ToList();
                tracks[run] = blocking.Count == 0 ? 0 : blocking.Max(other => tracks[other]) + 1;
                placed.Add(run);
            }
            depth[channel.Key] = placed.Count == 0 ? 0 : placed.Max(run => tracks[run]) + 1;
        }
    }

    /// <summary>How many tracks a channel has.</summary>
    public int Depth(int channel) => depth.GetValueOrDefault(channel);

    public int Of(TrackRun run) => tracks.GetValueOrDefault(run);

    private static int Kind(TrackRun run) => run.IsStraight ? 2 : run.To > run.From ? 0 : 1;

    private static bool Blocks(TrackRun one, TrackRun other) =>
        one.Low - Space < other.High && other.Low - Space < one.High && !IsOneBus(one, other);

    /// <summary>Runs without labels that leave the same step, or reach the same one, may lie on each other.</summary>
    private static bool IsOneBus(TrackRun one, TrackRun other) =>
        one.LabelWidth == 0 && other.LabelWidth == 0 && (one.Target == other.Target || (one.Source == other.Source && one.From == other.From));
}
