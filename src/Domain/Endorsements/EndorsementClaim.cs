using Governance.Domain.Words;

namespace Governance.Domain.Endorsements;

/// <summary>
/// A sentence that a partner vouches for, or not. An earlier answer stands as long as nothing in
/// <see cref="DependsOn"/> (fields of the proposal) has changed since.
/// The ids are those of the endorsement kinds of the governance seed, D4.
/// </summary>
public sealed record EndorsementClaim(string Id, Bilingual Text, IReadOnlyList<string> DependsOn)
{
    public static readonly EndorsementClaim InDemand = new("EN-8",
        new("These skills are in demand in our industry.", "Ces compétences sont recherchées dans notre secteur."),
        ["learning-outcomes"]);

    public static readonly EndorsementClaim ReflectsTheJob = new("EN-9",
        new("The assessment reflects how the job is done.", "L’évaluation reflète la façon dont le travail se fait."),
        ["learning-outcomes", "assessment-types", "assessment-plan", "mastery-benchmark"]);

    public static readonly EndorsementClaim Useful = new("EN-6",
        new("We find this useful for the people we hire.", "Nous trouvons cela utile pour les personnes que nous embauchons."),
        ["target-learners", "description", "learning-outcomes", "hours", "duration-weeks"]);

    /// <summary>The claims asked, in the order of the page.</summary>
    public static readonly IReadOnlyList<EndorsementClaim> All = [InDemand, ReflectsTheJob, Useful];

    /// <summary>The fields of the proposal that a partner is shown: what the claims are about, and nothing else.</summary>
    public static readonly IReadOnlyList<string> ShownFields =
        ["description", "target-learners", "hours", "duration-weeks", "learning-outcomes", "assessment-types", "assessment-plan", "mastery-benchmark"];
}

public enum Verdict
{
    Yes,
    No,
    CannotSay,
}

/// <summary>A partner's answer to one claim, with the condition they tie it to.</summary>
public sealed record ClaimAnswer(string ClaimId, Verdict Verdict, string? Condition);
