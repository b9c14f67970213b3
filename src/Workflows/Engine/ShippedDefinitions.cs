using Governance.Domain.Commands;
using Governance.Domain.Rules;

namespace Governance.Workflows.Engine;

/// <summary>The definition files that come with the product: the folder <c>workflows/</c>, copied beside the program.</summary>
public static class ShippedDefinitions
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>The files in the order in which they are brought in: those that use others as steps come after them, else by their names.</summary>
    public static IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.json").OrderBy(UsesOthers).ThenBy(file => file, StringComparer.Ordinal)];

    private static bool UsesOthers(string file) => File.ReadAllText(file).Contains("\"workflowDefinitionId\"", StringComparison.Ordinal);

    /// <summary>Brings in every file. Of nodes that start at once one does, and the others find it done.</summary>
    public static async Task BringIn(CommandSender commands, CancellationToken cancellation = default)
    {
        foreach (var file in Files)
        {
            var shipped = new PublishShipped(await File.ReadAllTextAsync(file, cancellation));
            try
            {
                await commands.Send(Caller.System, shipped, cancellation);
            }
            catch (SomeoneWasFaster)
            {
                await commands.Send(Caller.System, shipped, cancellation);
            }
        }
    }
}
