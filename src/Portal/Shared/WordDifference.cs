using System.Text;
using DiffPlex;

namespace Governance.Portal.Shared;

public enum WordPart
{
    Same,
    Inserted,
    Deleted,
}

/// <summary>What differs between two texts, word by word; neighbours of one kind are one run.</summary>
public static class WordDifference
{
    private static readonly char[] Separators = [' ', '\n', '\t', '\u00A0', '\u202F', '.', ',', ';', ':', '(', ')', '“', '”', '«', '»'];

    public static IReadOnlyList<(WordPart Part, string Text)> Of(string before, string after)
    {
        var found = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, Separators);
        var runs = new List<(WordPart Part, StringBuilder Text)>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(runs, WordPart.Same, found.PiecesNew, at, block.InsertStartB - at);
            Add(runs, WordPart.Deleted, found.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(runs, WordPart.Inserted, found.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(runs, WordPart.Same, found.PiecesNew, at, found.PiecesNew.Length - at);
        return Joined([.. runs.Select(run => (run.Part, run.Text.ToString()))]);
    }

    // "written test" made "planning scenario" is one change, not two with a space between them
    private static List<(WordPart Part, string Text)> Joined(List<(WordPart Part, string Text)> runs)
    {
        var joined = new List<(WordPart Part, string Text)>();
        for (var start = 0; start < runs.Count;)
        {
            var end = start;
            while (end < runs.Count && (runs[end].Part != WordPart.Same || IsSpaceBetween(runs, start, end)))
                end++;
            if (end == start)
            {
                joined.Add(runs[start++]);
                continue;
            }
            Add(joined, WordPart.Deleted, runs[start..end], WordPart.Inserted);
            Add(joined, WordPart.Inserted, runs[start..end], WordPart.Deleted);
            start = end;
        }
        return joined;
    }

    private static bool IsSpaceBetween(List<(WordPart Part, string Text)> runs, int start, int at) =>
        at > start && at + 1 < runs.Count && runs[at + 1].Part != WordPart.Same && string.IsNullOrWhiteSpace(runs[at].Text);

    private static void Add(List<(WordPart Part, string Text)> joined, WordPart part, List<(WordPart Part, string Text)> runs, WordPart other)
    {
        var text = string.Concat(runs.Where(run => run.Part != other).Select(run => run.Text));
        if (runs.Any(run => run.Part == part))
            joined.Add((part, text));
    }

    private static void Add(List<(WordPart Part, StringBuilder Text)> runs, WordPart part, string[] pieces, int start, int count)
    {
        if (count == 0)
            return;
        if (runs.Count == 0 || runs[^1].Part != part)
            runs.Add((part, new StringBuilder()));
        for (var index = start; index < start + count; index++)
            runs[^1].Text.Append(pieces[index]);
    }
}
