using System.Globalization;
using Governance.Domain.Audit;
using Governance.Portal.Shared;

namespace Governance.Portal.Audit;

/// <summary>A search of the log as an address says it: the page, its links and the export read the same one.</summary>
internal sealed record AuditSearch(Guid? Who, string? Name, string? Record, DateOnly? From, DateOnly? Until)
{
    internal static AuditSearch Of(string? who, string? name, string? record, string? from, string? until) => new(
        Guid.TryParse(who, out var id) ? id : null,
        string.IsNullOrWhiteSpace(name) ? null : name,
        string.IsNullOrWhiteSpace(record) ? null : record.Trim().ToUpperInvariant(),
        FormDay.Of(from),
        FormDay.Of(until));

    internal AuditFilter Filter(Dates dates) => new(
        Who, Name, Record, From is { } first ? dates.StartOf(first) : null, Until is { } last ? dates.StartOf(last.AddDays(1)) : null);

    internal string Address(string page, Guid? before = null)
    {
        var query = new (string Name, string? Value)[]
        {
            ("who", Who?.ToString()), ("name", Name), ("record", Record), ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("until", Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("before", before?.ToString()),
        };
        var said = string.Join('&', query.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        return said.Length == 0 ? page : $"{page}?{said}";
    }
}
