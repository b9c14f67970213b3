using System.Globalization;
using Governance.Domain.Institution;
using Governance.Domain.Rules;

namespace Governance.Workflows.Retention;

/// <summary>For how many years the journal of a workflow is kept after its end.</summary>
public sealed record KeepJournals
{
    public KeepJournals(int years)
    {
        Rule.Require(years is >= 1 and <= PortalSettings.MostYears, "Journals are kept for a whole number of years, from 1 to {0}.", PortalSettings.MostYears);
        Years = years;
    }

    public static KeepJournals Usually { get; } = new(7);

    public int Years { get; }

    public override string ToString() => Years.ToString(CultureInfo.InvariantCulture);

    /// <summary>What ended before this is past keeping.</summary>
    public DateTimeOffset Before(DateTimeOffset now) => now.AddYears(-Years);
}
