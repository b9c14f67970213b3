using Governance.Domain.Rules;
using static Governance.Domain.Credentials.CredentialAction;
using static Governance.Domain.Credentials.CredentialState;

namespace Governance.Domain.Credentials;

/// <summary>The stages of life of a micro-credential (toolkit chapter 3; quality review and endorsement from chapters 4, 11, 13 and 15).</summary>
public enum CredentialState
{
    Ideation,
    Feasibility,
    Design,
    Build,

    /// <summary>Quality review, with industry endorsement beside it.</summary>
    Review,

    /// <summary>With the committee that approves offerings.</summary>
    Decision,
    Publication,
    Pilot,
    Evaluation,
    Active,
    Suspended,

    /// <summary>Closed to new learners; those enrolled are taught out.</summary>
    Sunset,
    Archived,
    Withdrawn,
    Rejected,
}

/// <summary>What moves a micro-credential. The names stand in workflow definitions.</summary>
public enum CredentialAction
{
    /// <summary>From the idea; or anew, where advice or an appeal sends it back to the question whether to go on.</summary>
    Explore,

    /// <summary>A return from feasibility to the idea.</summary>
    Reconsider,
    BeginDesign,
    BeginBuild,
    SubmitForReview,
    SubmitForDecision,
    Approve,
    /// <summary>A change to what is published takes effect without being approved anew; refused for a major one.</summary>
    Amend,
    BeginPilot,
    Evaluate,
    Activate,
    Suspend,
    Reinstate,
    BeginSunset,
    Archive,
    Withdraw,
    Reject,

    /// <summary>A change to what is published is given up: what is published stays in force.</summary>
    DropChange,

    /// <summary>A change that an evaluation asked for ends without taking effect: back to the evaluation, which decides what becomes of what is published.</summary>
    DropRevision,
}

/// <summary>The one table of a micro-credential's life. A move that is not listed is refused, whoever asks.</summary>
public static class CredentialLifecycle
{
    public static readonly Lifecycle<CredentialState, CredentialAction> Table = new(Ideation,
        new(Explore, [Ideation, Design, Review, Decision], Feasibility),
        new(Reconsider, [Feasibility], Ideation),
        new(BeginDesign, [Feasibility, Build, Review, Decision, Evaluation, Active], Design),
        new(BeginBuild, [Design, Review, Decision, Evaluation], Build),
        new(SubmitForReview, [Build, Decision], Review),
        new(SubmitForDecision, [Review], Decision),
        new(Approve, [Decision], Publication),
        new(Amend, [Build], Active),
        new(BeginPilot, [Publication], Pilot),
        new(Evaluate, [Pilot, Active, Suspended], Evaluation),
        new(Activate, [Publication, Evaluation], Active),
        new(Suspend, [Pilot, Active, Evaluation], Suspended),
        new(Reinstate, [Suspended], Active),
        new(BeginSunset, [Active, Suspended, Evaluation], Sunset),
        new(Archive, [Sunset], Archived),
        new(Withdraw, [Ideation, Feasibility, Design, Build, Review, Decision], Withdrawn),
        new(Reject, [Ideation, Feasibility, Design, Review, Decision], Rejected),
        new(DropChange, [Ideation, Feasibility, Design, Build, Review, Decision], Active),
        new(DropRevision, [Ideation, Feasibility, Design, Build, Review, Decision], Evaluation));

    /// <summary>Before publication, and back in a stage before it for more work.</summary>
    public static readonly IReadOnlyList<CredentialState> OnTheWay = [Ideation, Feasibility, Design, Build, Review, Decision];

    /// <summary>No move leads out of these.</summary>
    public static readonly IReadOnlyList<CredentialState> Ended = [Archived, Withdrawn, Rejected];

    public static bool IsEnded(CredentialState state) => Ended.Contains(state);

    /// <summary>Once published, learners find it in the catalogue in these states.</summary>
    public static bool IsPublic(CredentialState state) => state is Publication or Pilot or Evaluation or Active or Suspended or Sunset or Archived;
}
