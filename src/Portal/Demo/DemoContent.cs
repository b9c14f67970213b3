using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Content;
using Governance.Domain.Consultations;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Reviews;
using Governance.Domain.Words;

namespace Governance.Portal.Demo;

/// <summary>
/// The demonstration network as data (Content/demo.json): who is in it, and what its people said at each step of eleven
/// micro-credentials. Institutions and titles are those of the national survey; answers, people and partners are made up.
/// </summary>
/// <param name="Pace">By step: after which share of its stage it is answered. A step that is not listed ends its stage.</param>
public sealed record DemoContent(
    IReadOnlyList<DemoInstitution> Institutions,
    IReadOnlyList<DemoPartner> Partners,
    IReadOnlyList<DemoPerson> People,
    DemoBody Committee,
    IReadOnlyList<DemoCommittee> Committees,
    IReadOnlyDictionary<string, double> Pace,
    IReadOnlyDictionary<string, DemoReviewPattern> ReviewPatterns,
    DemoReviewNotes ReviewNotes,
    IReadOnlyList<DemoProgramme> Programmes)
{
    /// <summary>The bodies of the one institution, where the demonstration is of one; empty for the network.</summary>
    public IReadOnlyList<DemoVotingBody> Bodies { get; init; } = [];

    /// <summary>The network where no institution is named; else a demonstration of one institution (<see cref="DemoVariant.Names"/>).</summary>
    public static DemoContent Read(string? variant = null)
    {
        var network = ContentFile.Read<DemoContent>("demo.json");
        return variant is null ? network : DemoVariant.Read(variant).Of(network);
    }
}

/// <param name="Language">"en" or "fr": the language in which its people write.</param>
public sealed record DemoInstitution(string Id, Bilingual Name, Bilingual Region, string Language, IReadOnlyList<Bilingual> Units)
{
    /// <summary>The workflow that it has chosen; null: the one for everybody.</summary>
    public string? Workflow { get; init; }
}

public sealed record DemoPartner(string Id, Bilingual Name, string Email, string Language, Bilingual Position);

/// <param name="Institution">Null for a role in the whole network.</param>
public sealed record DemoPerson(string Id, Bilingual Name, string Email, string Language, string Role, string? Institution)
{
    /// <summary>The unit for which they hold the role; null: for the whole.</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>Whether they hold the role in the whole network besides, where institutions share it.</summary>
    public bool IsForAll { get; init; }
}

/// <summary>What the committees of all institutions are called, and what they are there for.</summary>
public sealed record DemoBody(Bilingual Name, Bilingual Mandate);

/// <summary>Who sits in the committee of an institution; an alternate comes after the member it stands in for.</summary>
public sealed record DemoCommittee(string Institution, IReadOnlyList<DemoSeat> Seats);

/// <param name="Person">By the id of the content, as <paramref name="AlternateFor"/> is.</param>
public sealed record DemoSeat(string Person, SeatRole Role, bool IsVoting, string? AlternateFor);

/// <summary>How a reviewer scores: one level for most criteria, others for some.</summary>
public sealed record DemoReviewPattern(Level Default, IReadOnlyDictionary<string, Level> Scores);

/// <summary>What reviewers write where a programme brings no note of its own: what must change, and what they looked at.</summary>
public sealed record DemoReviewNotes(IReadOnlyDictionary<string, Bilingual> ByCriterion, IReadOnlyDictionary<string, Bilingual> ByElement);

/// <summary>One micro-credential and its way until today.</summary>
/// <param name="StopAt">The step of the shipped workflow at which it stands today; answered so far as there is content.</param>
/// <param name="Path">Its stages in order, with the days it spent in each; the last one ends today.</param>
/// <param name="Answers">By form field. A date may be {"daysAfterAnswer": n}.</param>
/// <param name="Competencies">One a learning outcome, in their order.</param>
/// <param name="Sunset">Who asked for its sunset at the end of its active time, and why.</param>
public sealed record DemoProgramme(
    string Id,
    string Institution,
    string Partner,
    string StopAt,
    IReadOnlyList<DemoStay> Path,
    IReadOnlyDictionary<string, JsonNode> Answers,
    IReadOnlyList<DemoCompetency> Competencies,
    IReadOnlyList<DemoDecision> Decisions,
    IReadOnlyList<DemoReview> Reviews,
    DemoEndorsement? Endorsement,
    DemoEndorsement? Reconfirmation,
    DemoSunset? Sunset)
{
    public int Days => Path.Sum(stay => stay.Days);

    /// <summary>What the public says where it is asked, in its order.</summary>
    public IReadOnlyList<DemoPublicComment> Heard { get; init; } = [];
}

/// <summary>What somebody of the public says, and what the team answers some days later; the last one waits for its answer.</summary>
public sealed record DemoPublicComment(string Name, Bilingual? From, string? Field, Bilingual Text, Disposition? Disposition, Bilingual? Answer);

public sealed record DemoStay(CredentialState Stage, int Days);

public sealed record DemoCompetency(string Competency, Bilingual Assessment);

/// <summary>A word at a decision step, by its outcome in the definition.</summary>
public sealed record DemoDecision(string Step, string Outcome, Bilingual Comment);

/// <param name="Scored">How many criteria, in the order of the rubric.</param>
public sealed record DemoReview(
    string Pattern, int Scored, IReadOnlyDictionary<string, Level> Scores, IReadOnlyDictionary<string, Bilingual> Notes);

/// <summary>A partner's signature: verdicts and conditions by claim.</summary>
public sealed record DemoEndorsement(
    IReadOnlyDictionary<string, Verdict> Verdicts, IReadOnlyDictionary<string, Bilingual> Conditions, Bilingual Comment);

public sealed record DemoSunset(string Role, Bilingual Reason, Bilingual TeachOut);
