using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Domain.Endorsements;

/// <summary>What a partner's link leads to.</summary>
public enum PartnerPageStatus
{
    /// <summary>Waits for the partner's answer.</summary>
    Open,

    /// <summary>The link has ended; its holder may ask for a new one.</summary>
    LinkEnded,

    /// <summary>A newer link was sent.</summary>
    LinkReplaced,

    /// <summary>The partner has signed or declined.</summary>
    Answered,

    /// <summary>The workflow went on without an answer, or asked again for another version.</summary>
    NoLongerNeeded,
}

/// <summary>Everything that a partner may see through their link, and nothing else.</summary>
/// <param name="AnswerBy">When the answer is expected; never later than the link's end.</param>
/// <param name="Question">What to answer; null unless the page is open.</param>
/// <param name="Given">What they answered through this link; null before.</param>
public sealed record PartnerPage(
    Guid EndorsementId,
    PartnerPageStatus Status,
    Bilingual Partner,
    Bilingual Provider,
    Bilingual Title,
    DateTimeOffset AnswerBy,
    PartnerQuestion? Question,
    PartnerAnswer? Given);

/// <summary>What the partner vouches for and is asked.</summary>
/// <param name="PreviousAt">When this partner answered before; null the first time.</param>
public sealed record PartnerQuestion(
    int VersionNumber,
    DateTimeOffset? PreviousAt,
    IReadOnlyList<ShownField> Fields,
    IReadOnlyList<AskedClaim> Claims);

/// <summary>An answer of the proposal, and what it was when this partner answered before.</summary>
public sealed record ShownField(FormField Field, ProposalAnswer? Now, ProposalAnswer? Before, bool HasChanged);

/// <summary>A claim with the partner's earlier answer, and the shown fields it depends on that changed since.</summary>
public sealed record AskedClaim(EndorsementClaim Claim, ClaimAnswer? Previous, IReadOnlyList<FormField> Changed)
{
    /// <summary>Whether the earlier answer can simply be given again.</summary>
    public bool StillStands => Previous is not null && Changed.Count == 0;
}

/// <summary>What the partner answered through this link.</summary>
public sealed record PartnerAnswer(
    EndorsementState State, IReadOnlyList<ClaimAnswer> Answers, string? Comment, DateTimeOffset At, DateTimeOffset? ValidUntil);
