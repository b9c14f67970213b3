using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Governance.Portal.Shared;

/// <summary>
/// What stands after the question mark of a list's address: read here, and written in one order without anything empty,
/// so that a view has one address. What is not understood is as if it were not there.
/// </summary>
public sealed class ListAddress(string query)
{
    private const int Longest = 100;

    private readonly Dictionary<string, StringValues> parts = QueryHelpers.ParseQuery(query);

    public string? Text(string name) =>
        parts.TryGetValue(name, out var value) && value.ToString().Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, Longest)] : null;

    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Text(name) is { } text && char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;

    public Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

    /// <summary>A whole number from 1; null for any other.</summary>
    public int? Number(string name) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>What stands after the question mark; nothing where no part has a value.</summary>
    public static string Query(params IEnumerable<(string Name, object? Value)> parts) =>
        string.Join('&', parts.Where(part => part.Value is not null).Select(part => part.Name + "=" + Uri.EscapeDataString(Written(part.Value!))));

    /// <summary>A path with its query.</summary>
    public static string Of(string path, string query) => query.Length == 0 ? path : path + "?" + query;

    /// <summary>How a choice stands in addresses and in the options of a filter.</summary>
    public static string Name(Enum choice) => choice.ToString().ToLowerInvariant();

    private static string Written(object value) => value is Enum choice ? Name(choice) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
