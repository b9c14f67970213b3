using System.Text.Json.Serialization;
using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Work;

namespace Governance.Domain.Voting;

/// <summary>A motion was put; the remark is the reason that goes with the outcome.</summary>
public sealed record MotionPut(Guid Motion, string Credential, Guid Body, Guid WorkItem, string Outcome, int Reading, bool IsSecret, DateTimeOffset? EndsAt)
    : CredentialEvent(Credential);

/// <summary>A member voted, or changed their vote. The choice of a secret vote is not told; the remark is the interest of a member who is recused.</summary>
public sealed record BallotGiven(Guid Motion, string Credential, Guid Member) : CredentialEvent(Credential)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Choice? Choice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ByProxyOf { get; init; }

    /// <summary>What the member signed it for; null where the step asks for no signature, and for what others put down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SigningMeaning? Signed { get; init; }
}

public sealed record MotionClosed(Guid Motion, string Credential, Guid Body, string Outcome, TallyResult Result, Votes Votes, bool NeedsSecondReading)
    : CredentialEvent(Credential)
{
    /// <summary>Until when members may object to what was carried; null where it holds at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ObjectionsUntil { get; init; }

    /// <summary>Who presided in the chair's place; left out where the chair did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Presider { get; init; }
}

/// <summary>A member objected in time to what was carried; the remark is why.</summary>
public sealed record DecisionObjectedTo(Guid Motion, string Credential, Guid Body, Guid WorkItem, string Outcome) : CredentialEvent(Credential);

/// <summary>A member objected so that the body decides nothing until it is settled; the remark is why.</summary>
public sealed record BlockingObjectionRaised(string Credential, Guid Body, Guid WorkItem, Guid Member) : CredentialEvent(Credential);

/// <summary>Nobody objected in the time for it: silence, and the decision holds.</summary>
public sealed record ObjectionsEnded(Guid Motion, string Credential, Guid Body, Guid WorkItem, string Outcome) : CredentialEvent(Credential);

/// <summary>The end of a vote, or of the time for objections, came, and a rule forbids what was decided; the remark says which.</summary>
public sealed record DecisionFell(Guid Motion, string Credential, Guid Body, Guid WorkItem, string Outcome) : CredentialEvent(Credential);

public sealed record TieBroken(Guid Motion, string Credential, Choice Choice) : CredentialEvent(Credential)
{
    /// <summary>What the chair signed it for; null where the step asks for no signature.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SigningMeaning? Signed { get; init; }
}

/// <summary>Those who had not voted were written to.</summary>
public sealed record MembersReminded(Guid Motion, string Credential, int Count) : CredentialEvent(Credential);

public sealed record MotionWithdrawn(Guid Motion, string Credential, string Outcome) : CredentialEvent(Credential);
