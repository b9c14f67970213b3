namespace Governance.Workflows.Engine;

/// <summary>The definition files that come with the product: the folder <c>workflows/</c>, copied beside the program.</summary>
public static class ShippedDefinitions
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>The files in the order of their names.</summary>
    public static IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)];
}
