using Governance.Workflows.Engine;

namespace Governance.Workflows.Tests.Engine;

/// <summary>
/// What the lines of a journal say by themselves, without the flow rules: which runs are open and how they stand, which
/// ended by which outcomes, and whether the workflow is over. A line that cannot follow the lines before it is a problem.
/// </summary>
internal sealed class JournalReading
{
    private readonly Dictionary<long, Reading> runs = [];
    private readonly List<string> problems = [];
    private int length;
    private long? lastCompleted;

    public static JournalReading Of(IEnumerable<JournalEntry> lines)
    {
        var reading = new JournalReading();
        foreach (var line in lines)
            reading.Take(line);
        return reading;
    }

    public static string Told(JournalEntry line) =>
        $"{line.Sequence} {line.ActivityId} ({line.Run} in {line.ParentRun}) {line.EventName} {string.Join(',', line.Outcomes)}";

    public IReadOnlyList<string> Problems => problems;

    public IReadOnlyCollection<Reading> Runs => runs.Values;

    /// <summary>Whether the root step is over.</summary>
    public bool IsOver => runs.Values.Any(run => run is { Parent: null, IsOver: true });

    public IEnumerable<Reading> ChildrenOf(Reading run) => runs.Values.Where(one => one.Parent == run.Number);

    /// <summary>Whether a run stands somewhere inside another one.</summary>
    public bool IsInside(Reading run, Reading outer) => run.Parent is { } parent && (parent == outer.Number || IsInside(runs[parent], outer));

    /// <summary>The open runs, as text to compare.</summary>
    public string Open => string.Join('\n', runs.Values.Where(run => !run.IsOver).OrderBy(run => run.Number).Select(run => $"{run.Number} in {run.Parent}: {run.ActivityId} {run.Status}"));

    private void Take(JournalEntry line)
    {
        if (line.Sequence != ++length)
            problems.Add($"Line {length} has the number {line.Sequence}.");
        if (line.Run is not { } number)
            return;
        var run = runs.GetValueOrDefault(number);
        if (run is null)
            runs[number] = run = Begun(line, number);
        var isReopened = line.EventName == "Faulted" && lastCompleted == number;
        lastCompleted = line.EventName == "Completed" ? number : null;
        if (isReopened || run.MayBecome(line.EventName))
            run.Become(line);
        else
            problems.Add($"Line {length}: {line.ActivityId} ({number}) {line.EventName}, which is {run.Status}.");
        if (run.IsOver && ChildrenOf(run).Any(child => !child.IsOver))
            problems.Add($"Line {length}: {line.ActivityId} ({number}) is over, and something inside it is not.");
    }

    private Reading Begun(JournalEntry line, long number)
    {
        if (line.ParentRun is { } parent && runs.GetValueOrDefault(parent) is null or { IsOver: true })
            problems.Add($"Line {length}: {line.ActivityId} ({number}) begins inside of {line.ParentRun}, which is not open.");
        return new Reading(number, line.ParentRun, line.ActivityId);
    }
}
