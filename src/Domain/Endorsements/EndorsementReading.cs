using Governance.Domain.Words;

namespace Governance.Domain.Endorsements;

/// <summary>An endorsement as the people of the record see it.</summary>
/// <param name="IsLinkEnded">Whether it waits for an answer that can no longer come through the link.</param>
public sealed record EndorsementReading(
    Guid Id,
    Guid PartnerId,
    Bilingual Partner,
    int VersionNumber,
    EndorsementState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset ExpiresAt,
    bool IsLinkEnded,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? ValidUntil,
    IReadOnlyList<ClaimAnswer> Answers,
    string? Comment,
    string? SignatoryPosition);

/// <summary>An endorsement as learners see it: the organisation, what it vouches for and until when. No person.</summary>
public sealed record PublicEndorsement(
    Bilingual Partner,
    IReadOnlyList<VouchedClaim> Claims,
    string? Comment,
    DateTimeOffset SignedAt,
    DateTimeOffset ValidUntil);

/// <summary>A request that waits for a partner, with what its newest link says.</summary>
public sealed record WaitingEndorsement(Bilingual Partner, Bilingual Title, EndorsementLink Link);

/// <summary>A claim that a partner said yes to, with its condition.</summary>
public sealed record VouchedClaim(EndorsementClaim Claim, string? Condition);
