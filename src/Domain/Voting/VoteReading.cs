using Governance.Domain.Bodies;
using Governance.Domain.Conditions;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Voting;

/// <summary>A step before its body, as one reader may see it.</summary>
/// <param name="AtHand">The motion that is open, tied or open to objections; null where none is.</param>
/// <param name="Before">The motions that were closed or withdrawn at this step, the latest first.</param>
/// <param name="MayPreside">Whether the reader leads the votes.</param>
/// <param name="MayVote">Whether the reader has a vote on the motion at hand.</param>
/// <param name="Barred">What keeps the reader from voting: they recuse themselves; null where nothing does.</param>
/// <param name="MayBreakTie">The reader is the chair, and the motion is tied.</param>
/// <param name="Mine">What the reader said so far.</param>
public sealed record VoteReading(
    Guid BodyId,
    Bilingual Body,
    MotionReading? AtHand,
    IReadOnlyList<MotionReading> Before,
    bool MayPreside,
    bool MayVote,
    Sentence? Barred,
    bool MayBreakTie,
    Choice? Mine,
    VoteTerms Terms)
{
    /// <summary>The time for objections to what was carried; null where there is none.</summary>
    public ObjectionReading? Objections { get; init; }

    /// <summary>Whether the reader may raise an objection that keeps the body from deciding.</summary>
    public bool MayBlock { get; init; }

    /// <summary>What each ballot is signed for; null where no signature is asked for.</summary>
    public SigningMeaning? Signs { get; init; }
}

/// <summary>Until when members may object, and what keeps the reader from it; null where nothing does.</summary>
public sealed record ObjectionReading(DateTimeOffset Until, Sentence? Obstacle);

/// <summary>What the bylaws in force say about the next motion.</summary>
/// <param name="IsSecret">Every vote is secret.</param>
/// <param name="MayBeElectronic">A vote without a meeting is allowed now.</param>
/// <param name="MostProxies">How many proxies one member may hold.</param>
public sealed record VoteTerms(bool IsSecret, bool MayBeElectronic, int MostProxies)
{
    /// <summary>A meeting of the body is in session, and the motion would be put in it.</summary>
    public bool IsInMeeting { get; init; }

    /// <summary>Who may move and second it.</summary>
    public IReadOnlyList<Voter> Voters { get; init; } = [];
}

/// <summary>Somebody with a vote in the body.</summary>
public sealed record Voter(Guid PersonId, Bilingual Name);

/// <summary>A motion with what may be told of it.</summary>
/// <param name="Why">The result so far, or the one it was closed with, and the facts behind it; of a secret vote that is open, nothing.</param>
/// <param name="Members">Everyone who was asked, in the order of seats.</param>
public sealed record MotionReading(
    Guid Id,
    OfferedOutcome Outcome,
    string? Reason,
    ReturnMode? ReturnMode,
    int Reading,
    bool IsSecret,
    DateTimeOffset? EndsAt,
    MotionState State,
    DateTimeOffset PutAt,
    DateTimeOffset? ClosedAt,
    TallyResult? Result,
    Votes? Votes,
    IReadOnlyList<Bilingual> Why,
    IReadOnlyList<MemberReading> Members)
{
    public bool IsElectronic => EndsAt is not null;

    /// <summary>The first motion of the step is 1.</summary>
    public required int Number { get; init; }

    /// <summary>On what the outcome would hold.</summary>
    public IReadOnlyList<NewCondition> Conditions { get; init; } = [];

    /// <summary>The meeting in which it was put; null without one.</summary>
    public Guid? MeetingId { get; init; }

    /// <summary>Who objected to what was carried, and why; null where nobody did.</summary>
    public (Bilingual Who, DateTimeOffset At, string Reason)? Objection { get; init; }

    public Bilingual? MovedBy { get; init; }

    public Bilingual? SecondedBy { get; init; }

    /// <summary>How the quorum stands, while it is open: who is here is told even of a secret vote.</summary>
    public QuorumCount? Quorum { get; init; }

    /// <summary>Who is, or was, missing for the quorum.</summary>
    public IReadOnlyList<Bilingual> Missing { get; init; } = [];

    /// <summary>Carried for good.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>How many seats with a vote have not used it.</summary>
    public int Silent => Members.Count(member => member is { IsVoting: true, HasSpoken: false, AlternateFor: null });

    /// <summary>How many of those who have a vote of their own have used it.</summary>
    public int Given => Members.Count(member => member is { IsVoting: true, HasSpoken: true });
}

/// <summary>One member and where they stand.</summary>
/// <param name="AlternateFor">The member in whose place this one votes while that member is absent.</param>
/// <param name="HasSpoken">Voted, recused or absent.</param>
/// <param name="Choice">Null where nothing was said, and where it may not be told.</param>
/// <param name="Interest">What a member declared who is recused.</param>
/// <param name="ByProxyOf">Who cast it in their place.</param>
public sealed record MemberReading(
    Guid PersonId, Bilingual Name, bool IsChair, bool IsVoting, Bilingual? AlternateFor, bool HasSpoken, Choice? Choice, string? Interest, Bilingual? ByProxyOf)
{
    /// <summary>Whether they gave their ballot themselves, so that nobody else puts down another.</summary>
    public bool IsOwn { get; init; }
}
