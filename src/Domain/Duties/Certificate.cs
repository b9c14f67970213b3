namespace Governance.Domain.Duties;

/// <summary>
/// What a final approval says of separation of duties: the rules, the facts, and that each rule was kept. It stands in the
/// sealed event of the approval. Whoever holds the exported events can make the facts again and compare
/// (<c>./governance certify</c>), with code that shares nothing with this.
/// </summary>
public sealed record Certificate(IReadOnlyList<CertifiedRule> Rules, DutyFacts Facts)
{
    internal static Certificate Of(IReadOnlyList<Duty> duties, DutyFacts facts)
    {
        var breaches = SeparationOfDuties.Breaches(duties, facts);
        return new([.. duties.Select(duty => new CertifiedRule(duty.Rule, duty.Steps, !breaches.Any(breach => breach.Rule == duty.Rule)))], facts);
    }
}

/// <summary>A rule and whether it was kept.</summary>
public sealed record CertifiedRule(DutyRule Rule, IReadOnlyList<string> Steps, bool IsKept);
