using System.Globalization;

namespace Governance.Portal.Shared;

/// <summary>A day as a date field of a form holds it.</summary>
internal static class FormDay
{
    private const string Form = "yyyy-MM-dd";

    internal static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Null where there is no day, or none that can be read.</summary>
    internal static DateOnly? Of(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
