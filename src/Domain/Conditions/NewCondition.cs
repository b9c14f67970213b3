using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;

namespace Governance.Domain.Conditions;

/// <summary>A condition as it is written with a decision.</summary>
/// <param name="Text">What must be so, in the words of whoever decides.</param>
/// <param name="OwnerRoleId">The role that sees to it; the initiative lead's stands for the team of the record.</param>
/// <param name="DueAt">The end of the day by which it is to be met.</param>
/// <param name="IsBeforePublication">Whether nothing is published while it is open.</param>
public sealed record NewCondition(string Text, string OwnerRoleId, DateTimeOffset DueAt, bool IsBeforePublication)
{
    /// <summary>The longest condition, and the longest word about one, in characters.</summary>
    public const int MaxText = 2000;

    private const int Most = 20;

    /// <summary>The roles that may be made to see to a condition.</summary>
    public static readonly IReadOnlyList<Role> Owners = [.. Role.All.Where(role => role.Grants(Commands.Permission.CompleteWork))];

    /// <summary>Whether these are the conditions that the outcome asks for. Throws <see cref="RuleBroken"/> with the first thing that is missing.</summary>
    internal static void Require(OfferedOutcome offered, IReadOnlyList<NewCondition> conditions, DateTimeOffset at)
    {
        if (!offered.AsksConditions)
        {
            Rule.Require(conditions.Count == 0, "“{0}” takes no conditions.", offered.Label);
            return;
        }
        Rule.Require(conditions.Count > 0, "Write at least one condition.");
        Rule.Require(conditions.Count <= Most, "A decision has at most {0} conditions.", Most);
        foreach (var condition in conditions)
        {
            Written(condition.Text, "Write what must be so.");
            Rule.Require(Owners.Any(role => role.Id == condition.OwnerRoleId), "Choose who sees to the condition.");
            Rule.Require(condition.DueAt > at, "A condition is due later than now.");
        }
    }

    internal static string Written(string? typed, string missing)
    {
        var text = Words.Written.Text(typed);
        Rule.Require(text is not null, missing);
        Rule.Require(text!.Length <= MaxText, "Keep this within {0} characters; it has {1}.", MaxText, text.Length);
        return text;
    }
}
