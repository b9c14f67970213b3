namespace Governance.Portal.Shared;

public enum JourneyPlace
{
    Done,
    Now,
    Ahead,

    /// <summary>Done once, to be looked at again after a return: dashed, never lost.</summary>
    Again,
}

/// <summary>One stop of a journey: its name and icon, where it lies, and a short remark such as "12 days".</summary>
public sealed record JourneyStep(string Name, string Icon, JourneyPlace Place, string? Remark = null);
