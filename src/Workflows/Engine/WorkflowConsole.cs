using Microsoft.Extensions.Logging;

namespace Governance.Workflows.Engine;

/// <summary>
/// Where WriteLine steps write, once what wrote it is committed: whoever watches the run, and the log of the program where it
/// is asked for details. Nobody knows what a line says, and a log holds nothing of people.
/// </summary>
public sealed partial class WorkflowConsole(ILogger<WorkflowConsole> logger)
{
    /// <summary>Raised for each line; for whoever watches a run.</summary>
    public event Action<string>? Written;

    internal void Show(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            LogLine(logger, line);
            Written?.Invoke(line);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Line}")]
    private static partial void LogLine(ILogger logger, string line);
}
