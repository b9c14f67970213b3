using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Portal.Accounts;
using Governance.Portal.Shared;

namespace Governance.Portal.Audit;

/// <summary>What a search of the log finds, with the seals, as a file that <c>audit verify FILE</c> checks.</summary>
internal static class AuditFiles
{
    internal const string Address = "/audit/export";

    internal static void MapAuditFiles(this WebApplication portal) => portal.MapGet(Address, Export);

    [RequiresPermission(Permission.ReadAuditTrail)]
    private static async Task<IResult> Export(string? who, string? name, string? record, string? from, string? until, HttpContext context, CallerOf callers, IServiceScopeFactory scopes, Dates dates)
    {
        // no page stands behind a file, so the person is the request's own
        var caller = (await callers.Person(context.User))?.ToCaller() ?? Caller.Visitor;
        var search = AuditSearch.Of(who, name, record, from, until);
        if (search.Who is null && !string.IsNullOrWhiteSpace(who))
            return Results.NotFound();
        var filter = search.Filter(dates);
        return Results.Stream(
            async to =>
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AuditExport>().Write(to, filter, caller, context.RequestAborted);
            },
            "application/json",
            "governance-events.json");
    }
}
