using System.Runtime.CompilerServices;

namespace Governance.Testing;

/// <summary>
/// Compares a text with the file <c>Snapshots/NAME.txt</c> beside the test. <c>ACCEPT=1</c> rewrites the file; the
/// difference is then reviewed like code.
/// </summary>
public static class Snapshot
{
    private static readonly bool IsAccepting = Environment.GetEnvironmentVariable("ACCEPT") == "1";

    public static void Match(string text, string name, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Snapshots", name + ".txt");
        var actual = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (IsAccepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no snapshot {file} yet. Run the test with ACCEPT=1 and review the new file.\n\n{actual}");
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (actual != expected)
            throw new InvalidOperationException($"Differs from {file} (ACCEPT=1 rewrites it): {FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(old.Length, now.Length)).FirstOrDefault(i => old[i] != now[i], Math.Min(old.Length, now.Length) - 1);
        return $"line {line + 1}\n- {old[line]}\n+ {now[line]}\n\n{actual}";
    }
}
