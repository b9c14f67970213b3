namespace Governance.Domain.Commands;

/// <summary>Carries the caller through one scope: set once by whoever opened the scope, read by handlers and events.</summary>
public sealed class CallerSlot
{
    public Caller Caller { get; set; } = Caller.Visitor;
}
