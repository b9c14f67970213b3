namespace Governance.Domain.Calendars;

/// <summary>The time zone of whoever chose none and whose organisation keeps no calendar.</summary>
/// <param name="Id">Of the IANA list.</param>
public sealed record UsualTimeZone(string Id);
