using Governance.Domain.Organisations;
using Governance.Domain.Words;

namespace Governance.Portal.People;

/// <summary>An organisation as a form holds it.</summary>
public sealed class OrganisationForm
{
    private const int EmptyRows = 2;

    public OrganisationKind Kind { get; set; }

    public string? NameEn { get; set; }

    public string? NameFr { get; set; }

    public string? Region { get; set; }

    public string? Email { get; set; }

    public string? Language { get; set; }

    public List<UnitForm> Units { get; set; } = [];

    internal Bilingual Name => new(NameEn?.Trim() ?? "", NameFr?.Trim() ?? "");

    internal IReadOnlyList<Bilingual> Named => [.. Units.Where(unit => !unit.IsEmpty).Select(unit => unit.Name)];

    /// <summary>The rows that name another unit than they did: those units are renamed.</summary>
    internal IReadOnlyDictionary<Bilingual, Bilingual> Renamed => Units.Where(unit => unit.WasEn is not null && unit.WasFr is not null && !unit.IsEmpty && unit.Was != unit.Name)
        .DistinctBy(unit => unit.Was).ToDictionary(unit => unit.Was, unit => unit.Name);

    /// <summary>With rows for units that are not there yet.</summary>
    internal static OrganisationForm Of(Organisation? organisation) => new()
    {
        NameEn = organisation?.Name.En,
        NameFr = organisation?.Name.Fr,
        Region = organisation?.Region,
        Email = organisation?.ContactEmail,
        Language = organisation?.ContactLanguage,
        Units = [.. (organisation?.Units ?? []).Select(unit => new UnitForm { En = unit.En, Fr = unit.Fr, WasEn = unit.En, WasFr = unit.Fr }), .. Enumerable.Range(0, EmptyRows).Select(_ => new UnitForm())],
    };

    public sealed class UnitForm
    {
        public string? En { get; set; }

        public string? Fr { get; set; }

        /// <summary>What it was called when the form was sent out; null in a row for a new one.</summary>
        public string? WasEn { get; set; }

        public string? WasFr { get; set; }

        internal Bilingual Name => new(En?.Trim() ?? "", Fr?.Trim() ?? "");

        internal Bilingual Was => new(WasEn ?? "", WasFr ?? "");

        internal bool IsEmpty => Name.En.Length + Name.Fr.Length == 0;
    }
}
