namespace Governance.Portal.Accounts;

/// <summary>Whether this portal shows a demonstration: then anyone may act as anyone, and every page says so.</summary>
public sealed class Demonstration
{
    public bool IsOn { get; internal set; }
}
