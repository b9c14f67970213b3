using System.Globalization;
using Governance.Domain.Organisations;
using Governance.Portal.Shared;

namespace Governance.Portal.People;

/// <summary>A role as a form names it.</summary>
public class RoleForm
{
    internal const string Everywhere = "everywhere";

    public string? Role { get; set; }

    /// <summary>An organisation's id, with the number of a unit of it behind a slash where it is for that; or "everywhere".</summary>
    public string? Place { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    internal static string Of(Guid organisationId, int? unit) => organisationId + (unit is { } index ? "/" + index.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>What the form asks for, by the days of its place; a place that is none of these is refused by the command.</summary>
    internal WantedRole Wanted(IReadOnlyList<Organisation> organisations, Dates dates)
    {
        var parts = (Place ?? "").Split('/');
        var id = Guid.TryParse(parts[0], out var found) ? found : Guid.Empty;
        var unit = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? organisations.FirstOrDefault(one => one.Id == id)?.Units.ElementAtOrDefault(index)
            : null;
        var there = dates.In(organisations.FirstOrDefault(one => one.Id == id)?.Calendar?.TimeZone);
        // today, here or there, begins at once: nobody waits for midnight, and what was decided this morning stays decided without it
        var from = FormDay.Of(From) is { } day && day != dates.Today && day != there.Today ? there.StartOf(day) : (DateTimeOffset?)null;
        return new(Role ?? "", Place == Everywhere ? null : id, unit, from, FormDay.Of(Until) is { } last ? there.StartOf(last.AddDays(1)) : null);
    }
}
