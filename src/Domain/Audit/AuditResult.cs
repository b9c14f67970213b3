using Governance.Domain.Words;

namespace Governance.Domain.Audit;

/// <summary>What is wrong at the first place where the trail does not match its seals.</summary>
public enum AuditFault
{
    /// <summary>A row reads otherwise than when it was sealed.</summary>
    Changed,

    /// <summary>A sealed row is no longer there.</summary>
    Missing,

    /// <summary>A row claims a seal that does not cover it.</summary>
    Inserted,

    /// <summary>A sealed row stands at another place of the chain.</summary>
    Reordered,

    /// <summary>The words a person wrote are not those whose hash was sealed.</summary>
    RemarkChanged,

    /// <summary>A seal is no longer there.</summary>
    SealMissing,

    /// <summary>A seal does not match its own hash or the seal before.</summary>
    SealChanged,
}

/// <summary>The first break: in which batch, at which row where it is about one, and what.</summary>
public sealed record AuditBreak(long Batch, AuditFault Fault, Guid? EventId = null, string? EventName = null)
{
    public Sentence Sentence => Fault switch
    {
        AuditFault.Changed => new Sentence("Batch {0}: the event {1} ({2}) was changed after it was sealed.", Batch, EventId!, EventName!),
        AuditFault.Missing => new Sentence("Batch {0}: the event {1} is missing.", Batch, EventId!),
        AuditFault.Inserted => new Sentence("Batch {0}: the event {1} ({2}) was put in after the batch was sealed.", Batch, EventId!, EventName!),
        AuditFault.Reordered => new Sentence("Batch {0}: the event {1} ({2}) was moved to another place.", Batch, EventId!, EventName!),
        AuditFault.RemarkChanged => new Sentence("Batch {0}: the remark of the event {1} ({2}) was changed after it was sealed.", Batch, EventId!, EventName!),
        AuditFault.SealMissing => new Sentence("Batch {0}: its seal is missing.", Batch),
        AuditFault.SealChanged => new Sentence("Batch {0}: its seal was changed.", Batch),
    };
}

/// <summary>
/// What verification found. Counts cover what was read up to the break: whole batches, and events to the row before it. Intact means that nothing was changed since it
/// was sealed; who could rewrite the whole database could also seal it anew, so the last seal is worth keeping
/// elsewhere.
/// </summary>
public sealed record AuditResult(long Batches, long Sealed, long Erased, long Unsealed, string LastSeal, AuditBreak? FirstBreak)
{
    public bool IsIntact => FirstBreak is null;

    /// <summary>The finding for a person, most important first.</summary>
    public IReadOnlyList<Sentence> Sentences() =>
    [
        FirstBreak is null ? new Sentence("The audit trail is intact.") : new Sentence("The audit trail is broken."),
        .. FirstBreak is null ? Array.Empty<Sentence>() : [FirstBreak.Sentence],
        FirstBreak is null
            ? new Sentence("Events that match their seals: {0}, in batches: {1}.", Sealed, Batches)
            : new Sentence("Events before the break that match their seals: {0}, in whole batches: {1}.", Sealed, Batches),
        .. Erased == 0 ? Array.Empty<Sentence>() : [new Sentence("Remarks erased, with their hashes kept: {0}.", Erased)],
        new Sentence("Events not sealed yet: {0}.", Unsealed),
        .. LastSeal.Length == 0 ? Array.Empty<Sentence>() : [new Sentence("Last seal: {0}", LastSeal)],
    ];
}
