using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>Until when a decision is put off, and why.</summary>
public sealed record Postponement(DateTimeOffset Until, string Why)
{
    private const int MaxReason = 1000;

    /// <param name="closesAt">When the step ends by itself; null where it does not.</param>
    internal void Require(DateTimeOffset at, DateTimeOffset? closesAt)
    {
        Rule.Require(Written.Text(Why) is not null, "Write the reason; the team will read it.");
        Rule.Require(Why.Length <= MaxReason, "Keep this within {0} characters; it has {1}.", MaxReason, Why.Length);
        Rule.Require(Until > at, "Choose a day that is still to come.");
        Rule.Require(Until <= at.AddYears(1), "Put it off by a year at most.");
        Rule.Require(closesAt is null || Until < closesAt, "This step ends by itself before that day; choose an earlier one.");
    }
}
