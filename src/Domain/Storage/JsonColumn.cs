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
            new ValueComparer<T>(
                (one, other) => Text(one) == Text(other),
                value => Text(value).GetHashCode(StringComparison.Ordinal),
                value => value));
        return property;
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Default);
}
