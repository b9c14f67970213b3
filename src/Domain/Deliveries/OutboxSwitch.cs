namespace Governance.Domain.Deliveries;

/// <summary>While off, mail is neither written nor sent later: for filling a demonstration, whose people do not exist.</summary>
public sealed class OutboxSwitch
{
    public bool IsOff { get; set; }
}
