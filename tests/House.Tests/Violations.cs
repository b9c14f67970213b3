namespace Governance.House.Tests;

internal static class Violations
{
    /// <summary>Fails with every violation on a line of its own.</summary>
    internal static void None(IEnumerable<string> found)
    {
        var lines = found.ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
