namespace Governance.Workflows.Engine;

/// <summary>A step threw. The transaction is rolled back and tried again with that call marked faulted, so that the other branches go on.</summary>
internal sealed class StepFailed(int call, long run, Exception cause) : Exception("Run " + run + " failed.", cause)
{
    /// <summary>Which call into a step it was, counted over the whole transaction.</summary>
    public int Call { get; } = call;

    public long Run { get; } = run;
}
