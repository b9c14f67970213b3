using System.Text.Json.Serialization;

namespace Governance.Domain.Bodies;

/// <summary>What happens where the two sides are equal and nobody else is in the base.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TieRule>))]
public enum TieRule
{
    Fails,

    /// <summary>The chair votes like everyone and has a second, casting vote.</summary>
    ChairHasCastingVote,

    /// <summary>The chair has no vote until there is a tie, and stands outside the base of the majority.</summary>
    ChairVotesOnlyToBreakIt,
}
