using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Storage;

/// <summary>Keeps an immutable value as JSON text in one column; two values are equal when their JSON is.</summary>
public static class JsonColumn
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            stored => JsonSerializer.Deserialize<T>(stored, JsonSerializerOptions.Default)!,
            Comparer<T>());
        return property;
    }

    /// <summary>The same for what a definition says, of which thousands of rows hold few different texts: each is parsed once, and its rows share the value.</summary>
    public static PropertyBuilder<T> AsRepeatedJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            stored => Repeated<T>.Read(stored),
            Comparer<T>());
        return property;
    }

    private static ValueComparer<T> Comparer<T>() => new(
        (one, other) => ReferenceEquals(one, other) || Text(one) == Text(other),
        value => Text(value).GetHashCode(StringComparison.Ordinal),
        value => value);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Default);

    private static class Repeated<T>
    {
        /// <summary>Beyond this many texts it was no column of few, and the rest is parsed each time.</summary>
        private const int Most = 2000;

        private static readonly ConcurrentDictionary<string, T> Known = new(StringComparer.Ordinal);

        internal static T Read(string stored)
        {
            if (Known.TryGetValue(stored, out var known))
                return known;
            var value = JsonSerializer.Deserialize<T>(stored, JsonSerializerOptions.Default)!;
            if (Known.Count < Most)
                Known[stored] = value;
            return value;
        }
    }
}
