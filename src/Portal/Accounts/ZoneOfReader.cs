using Governance.Domain.Notifications;
using Governance.Portal.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.StaticAssets;

namespace Governance.Portal.Accounts;

/// <summary>
/// Finds out in which time zone whoever signed in is told dates, before a page is made and before a circuit draws one. These are two
/// short readings, so a page that leaves early does not break them off: that would be told as a fault.
/// </summary>
internal sealed class ZoneOfReader(AuthenticationStateProvider states, ReaderZone zone, IServiceScopeFactory scopes) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (AccountClaims.PersonOf((await states.GetAuthenticationStateAsync()).User) is not { } person)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await zone.Read(person, scope.ServiceProvider.GetRequiredService<NotificationQueries>(), CancellationToken.None);
    }

    internal static async Task OfRequest(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        if (AccountClaims.PersonOf(context.User) is { } person && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            await services.GetRequiredService<ReaderZone>().Read(person, services.GetRequiredService<NotificationQueries>(), CancellationToken.None);
        await next(context);
    }
}
