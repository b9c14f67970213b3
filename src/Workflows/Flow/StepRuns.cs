namespace Governance.Workflows.Flow;

/// <summary>Runs stand in the order of their numbers everywhere, so one is found by halving.</summary>
internal static class StepRuns
{
    /// <summary>The place of the run of that number; where it is over, the complement of the place that it would have.</summary>
    public static int PlaceOf(ReadOnlySpan<StepRun> runs, long number)
    {
        var (low, high) = (0, runs.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].Number == number)
                return middle;
            (low, high) = runs[middle].Number < number ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }
}
