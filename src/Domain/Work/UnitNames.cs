using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>Several units told as one text: "School of Business, School of Health".</summary>
internal static class UnitNames
{
    internal static Bilingual Of(IReadOnlyList<Bilingual> units) => new(string.Join(", ", units.Select(unit => unit.En)), string.Join(", ", units.Select(unit => unit.Fr)));
}
