using Governance.Workflows.Engine;

namespace Governance.Portal.Shared;

/// <summary>
/// Lets the workflow act at once on what a person has just said, so that the next page shows what follows from it. The
/// word itself is already stored: whatever happens here loses nothing.
/// </summary>
public sealed class EngineTurn(WorkflowEngine engine, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Waits three seconds at most; whether everything that was due has been done.</summary>
    public async Task<bool> Run()
    {
        var run = engine.RunAnswers();
        return await Task.WhenAny(run, Task.Delay(Patience, clock)) == run;
    }
}
