using Cronos;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>A cron expression: five fields, or six with seconds first. Its times are UTC, as in Elsa.</summary>
internal static class CalendarRule
{
    public static bool IsValid(string rule) => Parse(rule) is not null;

    /// <summary>The rule's first time after another; none where the text is no rule, and where that time never comes.</summary>
    public static DateTimeOffset? Next(string rule, DateTimeOffset after) => Parse(rule)?.GetNextOccurrence(after, TimeZoneInfo.Utc);

    /// <summary>The same, where the rule cannot do without one. Throws a sentence.</summary>
    public static DateTimeOffset After(DateTimeOffset from, string rule) =>
        Next(rule, from) ?? throw new RuleBroken(new Sentence("“{0}” is not a cron expression whose time comes.", rule));

    private static CronExpression? Parse(string rule)
    {
        var fields = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CronExpression.TryParse(rule, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard, out var parsed) ? parsed : null;
    }
}
