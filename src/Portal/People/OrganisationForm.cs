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

    internal IReadOnlyList<Bilingual> Named => [.. Units.Select(unit => new Bilingual(unit.En?.Trim() ?? "", unit.Fr?.Trim() ?? "")).Where(unit => unit.En.Length + unit.Fr.Length > 0)];

    /// <summary>With rows for units that are not there yet.</summary>
    internal static OrganisationForm Of(Organisation? organisation) => new()
    {
        NameEn = organisation?.Name.En,
        NameFr = organisation?.Name.Fr,
        Region = organisation?.Region,
        Email = organisation?.ContactEmail,
        Language = organisation?.ContactLanguage,
        Units = [.. (organisation?.Units ?? []).Select(unit => new UnitForm { En = unit.En, Fr = unit.Fr }), .. Enumerable.Range(0, EmptyRows).Select(_ => new UnitForm())],
    };

    public sealed class UnitForm
    {
        public string? En { get; set; }

        public string? Fr { get; set; }
    }
}
