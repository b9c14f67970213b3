namespace Governance.Workflows.Conformance;

/// <summary>What a whole case did: recorded of real Elsa, or seen of this engine.</summary>
/// <param name="Steps">One for each step of the script.</param>
/// <param name="Console">What the WriteLine steps wrote, in order.</param>
public sealed record Trace(IReadOnlyList<TraceStep> Steps, IReadOnlyList<string> Console)
{
    /// <summary>Every step changed by a rule that reads them in order.</summary>
    public Trace Change(Func<int, TraceStep, TraceStep> change) => this with { Steps = [.. Steps.Select((step, index) => change(index, step))] };

    /// <summary>All lines up to and with a step.</summary>
    public IEnumerable<TraceEvent> EventsUpTo(int step) => Steps.Take(step + 1).SelectMany(one => one.Events);
}
