namespace Governance.Workflows.Engine;

/// <summary>A step threw. The burst is rolled back and run again with that run marked faulted, so that the other branches go on.</summary>
internal sealed class StepFailed(long run, Exception cause) : Exception("Run " + run + " failed.", cause)
{
    public long Run { get; } = run;
}
