using System.Security.Claims;
using Governance.Domain.Access;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Microsoft.AspNetCore.Components.Authorization;

namespace Governance.Portal.Accounts;

/// <summary>
/// Who the signed-in account acts as. One a request or circuit: <see cref="Here"/> remembers what it read, for showing;
/// <see cref="Now"/> reads again, so that a role taken away this morning decides nothing this afternoon, however long
/// the page has been open. Once the session is over there is nobody.
/// </summary>
public sealed class CallerOf(AuthenticationStateProvider states, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Remembers = TimeSpan.FromSeconds(15);

    private PersonSummary? remembered;
    private DateTimeOffset readAt;

    /// <summary>The caller for what a page shows.</summary>
    public async Task<Caller> Here() => (await Person())?.ToCaller() ?? Caller.Visitor;

    /// <summary>The caller for what is about to be done: roles as they are at this moment.</summary>
    public async Task<Caller> Now()
    {
        remembered = null;
        return await Here();
    }

    /// <summary>The signed-in person, or null for a visitor.</summary>
    public async Task<PersonSummary?> Person() => await Person((await states.GetAuthenticationStateAsync()).User);

    /// <summary>The same for a principal that the request already holds, before any page is there.</summary>
    public async Task<PersonSummary?> Person(ClaimsPrincipal user)
    {
        if (AccountClaims.PersonOf(user) is not { } personId || SessionGate.SessionOf(user) is not { } session)
            return null;
        if (remembered?.Id == personId && clock.GetUtcNow() - readAt < Remembers)
            return remembered;
        (remembered, readAt) = (null, clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Sessions>().EndsAt(session) is null
            || await scope.ServiceProvider.GetRequiredService<PeopleQueries>().Find(personId) is not { IsActive: true } person)
            return null;
        var seats = await scope.ServiceProvider.GetRequiredService<BodyQueries>().Seats();
        return remembered = person with { Seats = [.. seats[personId]] };
    }
}
