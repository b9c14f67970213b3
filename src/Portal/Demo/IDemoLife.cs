namespace Governance.Portal.Demo;

/// <summary>The life of one programme of the demonstration, lived step by step beside the others.</summary>
internal interface IDemoLife
{
    /// <summary>When something happens next; null when it stands where it stands today.</summary>
    DateTimeOffset? NextAt { get; }

    /// <summary>Does what was planned for <see cref="NextAt"/>, and plans what comes after it.</summary>
    Task Act(CancellationToken cancellation);
}
