using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Duties;

/// <summary>
/// The rules of separation of duties that a definition may name, in the words of the field. The names stand in
/// definitions and in sealed events; they never change.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<DutyRule>))]
public enum DutyRule
{
    /// <summary>Whoever wrote the proposal decides nothing about it.</summary>
    [JsonStringEnumMemberName("no-author-decides")]
    NoAuthorDecides,

    /// <summary>Whoever answers the steps named comes from different units, each of them known; who is of another institution comes from that.</summary>
    [JsonStringEnumMemberName("different-units")]
    DifferentUnits,

    /// <summary>Nobody answers two of the steps named, whoever they stand in for.</summary>
    [JsonStringEnumMemberName("different-people")]
    DifferentPeople,

    /// <summary>
    /// Whoever answers the steps named has no other part in the file: they neither wrote on the proposal nor answered, or voted at,
    /// any step that no such rule names. It is the rule of appeals: who hears one may hear another of the same file.
    /// </summary>
    [JsonStringEnumMemberName("no-other-part")]
    NoOtherPart,

    /// <summary>A partner who helps produce the training does not endorse it as independent; where steps are named, nobody who holds a role or a seat for it answers these either.</summary>
    [JsonStringEnumMemberName("no-co-producer-endorses")]
    NoCoProducerEndorses,

    /// <summary>Whoever chairs a committee of the institution does not answer the steps named, which approve what committees decided.</summary>
    [JsonStringEnumMemberName("chair-is-not-approver")]
    ChairIsNotApprover,

    /// <summary>Whoever belongs to the institution whose work it is does not answer the steps named.</summary>
    [JsonStringEnumMemberName("not-on-own-institution")]
    NotOnOwnInstitution,

    /// <summary>Whoever wrote on a version of the workflow does not publish it.</summary>
    [JsonStringEnumMemberName("author-is-not-publisher")]
    AuthorIsNotPublisher,
}

/// <summary>A rule of separation of duties as a definition states it.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Steps">The steps that it is about; none: every step that decides, or endorses.</param>
public sealed record Duty(DutyRule Rule, IReadOnlyList<string> Steps)
{
    /// <summary>A workflow that is used as a step stands for the steps inside it: "quality-review" for "quality-review/review-1".</summary>
    public bool IsAbout(string step) => Steps.Count == 0 || Steps.Any(named => step == named || step.StartsWith(named + "/", StringComparison.Ordinal));
}

/// <summary>What people read for each rule.</summary>
public static class DutyRules
{
    public static Sentence Name(this DutyRule rule) => rule switch
    {
        DutyRule.NoAuthorDecides => new("No author decides"),
        DutyRule.DifferentUnits => new("Reviewers come from different units"),
        DutyRule.DifferentPeople => new("Different people answer these steps"),
        DutyRule.NoOtherPart => new("Whoever hears an appeal has no other part in the file"),
        DutyRule.NoCoProducerEndorses => new("A partner who helps produce the training does not endorse it as independent"),
        DutyRule.ChairIsNotApprover => new("The chair of a committee does not give the final approval"),
        DutyRule.NotOnOwnInstitution => new("Nobody decides on the work of their own institution"),
        DutyRule.AuthorIsNotPublisher => new("The author of a workflow version does not publish it"),
    };

    /// <summary>Whether the rule can be about some steps alone.</summary>
    public static bool MayNameSteps(this DutyRule rule) => rule is DutyRule.NoAuthorDecides or DutyRule.NoCoProducerEndorses || rule.NeedsSteps();

    /// <summary>Whether the rule means nothing without the steps that it is about.</summary>
    public static bool NeedsSteps(this DutyRule rule) => rule is DutyRule.DifferentUnits or DutyRule.DifferentPeople or DutyRule.NoOtherPart or DutyRule.ChairIsNotApprover or DutyRule.NotOnOwnInstitution;
}
