using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>Everything that the page of one step shows.</summary>
/// <param name="MayAct">Whether the reader may answer it now.</param>
/// <param name="Answer">Who answered it, once somebody has.</param>
/// <param name="LedHere">The answer with a reason that led to this step, such as a return.</param>
/// <param name="AnsweredBefore">The last answer at this same step, before the record came back to it.</param>
/// <param name="Content">What lies before the person: the draft while it is written, else the version of the step.</param>
/// <param name="Changes">What differs from the version that was answered before; empty the first time.</param>
/// <param name="Decisions">What people decided about the record so far, newest first.</param>
/// <param name="Held">The decisions that count here, to be held against what the proposal says.</param>
public sealed record StepReading(
    Guid Id,
    StepRecord Record,
    WorkKind Kind,
    Bilingual Title,
    Bilingual Holder,
    string? Subject,
    IReadOnlyList<OfferedOutcome> Outcomes,
    WorkState State,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    int? VersionNumber,
    bool MayAct,
    AnsweredStep? Answer,
    AnsweredStep? LedHere,
    AnsweredStep? AnsweredBefore,
    Proposal Content,
    IReadOnlyList<ChangedAnswer> Changes,
    IReadOnlyList<AnsweredStep> Decisions,
    HeldDecisions Held)
{
    public bool IsOpen => State == WorkState.Open;

    /// <summary>Who has taken it, and what the reader may do about that.</summary>
    public ClaimReading Claim { get; init; } = ClaimReading.None;

    /// <summary>What whoever answers signs it for; null where no signature is asked for.</summary>
    public SigningMeaning? Signs { get; init; }

    /// <summary>Until when the decision is put off, and why; null where it is not.</summary>
    public Postponement? PutOff { get; init; }

    /// <summary>Whether the reader may put it off.</summary>
    public bool MayPutOff { get; init; }

    /// <summary>In whose name the reader would answer, where that is not their own: they are away.</summary>
    public Bilingual? For { get; init; }

    /// <summary>The reader's own earlier answer to this step, where it took the proposal on and may be given again as it was; else null.</summary>
    public OfferedOutcome? StillHolds { get; init; }

    /// <summary>What the version of the step changes in what the catalogue shows; null where nothing is published or nothing differs.</summary>
    public PublishedChange? Published { get; init; }

    /// <summary>The rule and the fact of separation of duties that keep a reader of the step's role from answering it.</summary>
    public Sentence? Obstacle { get; init; }
}

/// <summary>What one version changes in the published one, with its class and why.</summary>
public sealed record PublishedChange(int From, int To, Edit Edit);

/// <summary>The record that a step is about.</summary>
public sealed record StepRecord(string Id, Bilingual Title, Guid OrganisationId, Bilingual Organisation, Bilingual Unit, CredentialState Stage);

/// <summary>One answer of the proposal that differs between two versions; no field where no form asks for it.</summary>
public sealed record ChangedAnswer(string FieldId, FormField? Field, ProposalAnswer? Before, ProposalAnswer? After);
