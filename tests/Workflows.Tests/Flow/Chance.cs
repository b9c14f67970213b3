namespace Governance.Workflows.Tests.Flow;

/// <summary>Chance without a memory: the same words and numbers give the same choice, in any order and process.</summary>
internal static class Chance
{
    public static int Of(int choices, string word, params ReadOnlySpan<long> numbers)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in word)
            hash = (hash ^ letter) * 1099511628211UL;
        foreach (var number in numbers)
            hash = (hash ^ (ulong)number) * 1099511628211UL * 0x9E3779B97F4A7C15UL;
        return (int)((hash >> 33) % (ulong)choices);
    }
}
