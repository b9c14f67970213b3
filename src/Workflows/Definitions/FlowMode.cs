namespace Governance.Workflows.Definitions;

/// <summary>How a flowchart decides when a step runs; a definition that says nothing counts.</summary>
public enum FlowMode
{
    CounterBased,
    TokenBased,
}
