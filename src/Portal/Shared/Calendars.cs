using Governance.Domain.Calendars;
using Governance.Domain.Organisations;

namespace Governance.Portal.Shared;

/// <summary>
/// The business days of each organisation, for what says how long there is. A page shows many due dates, so the calendars
/// are read together and kept for a minute.
/// </summary>
public sealed class Calendars(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile Read? last;

    /// <summary>The standard calendar for an organisation that has not said, and for what belongs to none.</summary>
    public async ValueTask<BusinessCalendar> Of(Guid? organisationId)
    {
        var read = await Fresh();
        return organisationId is { } id && read.All.TryGetValue(id, out var calendar) ? calendar : BusinessCalendar.Standard;
    }

    /// <summary>Where its days begin, of the IANA list; null where it has not said, and for what belongs to none.</summary>
    public async ValueTask<string?> Zone(Guid? organisationId)
    {
        var read = await Fresh();
        return organisationId is { } id && read.All.TryGetValue(id, out var calendar) ? calendar.TimeZone : null;
    }

    private async ValueTask<Read> Fresh() => last is { } fresh && clock.GetUtcNow() - fresh.At < Kept ? fresh : last = await ReadAll();

    private async Task<Read> ReadAll()
    {
        await using var scope = scopes.CreateAsyncScope();
        return new(await scope.ServiceProvider.GetRequiredService<OrganisationQueries>().Calendars(), clock.GetUtcNow());
    }

    private sealed record Read(IReadOnlyDictionary<Guid, BusinessCalendar> All, DateTimeOffset At);
}
