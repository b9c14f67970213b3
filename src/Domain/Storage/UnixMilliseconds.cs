using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Governance.Domain.Storage;

/// <summary>Instants as whole milliseconds since 1970 in UTC: both databases then order and compare them alike.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    at => at.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
