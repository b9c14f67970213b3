using Microsoft.Extensions.Logging;

namespace Governance.Workflows.Engine;

/// <summary>Where WriteLine steps write: the log of the program, once what wrote it is committed.</summary>
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

    [LoggerMessage(LogLevel.Information, "{Line}")]
    private static partial void LogLine(ILogger logger, string line);
}
