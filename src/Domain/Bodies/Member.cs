using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

/// <summary>Somebody who sits in a body on the day of a vote, as the count sees them.</summary>
public sealed record Member(Guid PersonId)
{
    public bool IsChair { get; init; }

    public bool IsVoting { get; init; } = true;

    /// <summary>The member in whose place this one votes while that member is absent; null for a member in their own right.</summary>
    public Guid? AlternateFor { get; init; }

    /// <summary>The organisation this member speaks for, where organisations vote.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The unit this member speaks for.</summary>
    public Bilingual? Unit { get; init; }

    public int UnexcusedAbsences { get; init; }
}
