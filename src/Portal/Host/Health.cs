using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Host;

/// <summary>
/// Two questions of whoever watches over the process. <c>/health/live</c>: does it answer at all. <c>/health/ready</c>: can it
/// work, with the reasons, 503 when it cannot. Mail that is not sent is told and stops nobody.
/// </summary>
internal static class Health
{
    /// <summary>The engine looks round every two seconds, and one burst lasts milliseconds.</summary>
    private static readonly TimeSpan EngineIsSilent = TimeSpan.FromSeconds(60);

    /// <summary>Mail that was due so long ago is late.</summary>
    private static readonly TimeSpan MailIsLate = TimeSpan.FromMinutes(15);

    internal static void MapHealth(this WebApplication portal)
    {
        portal.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        portal.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(IServiceScopeFactory scopes, WorkflowEngine engine, TimeProvider clock, ILogger<Readiness> log, CancellationToken cancellation)
    {
        var found = await Look(scopes, engine, clock, log, cancellation);
        return Results.Json(found, statusCode: found.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Readiness> Look(IServiceScopeFactory scopes, WorkflowEngine engine, TimeProvider clock, ILogger log, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var isTurning = engine.LastTurn is { } last && now - last < EngineIsSilent;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var schema = scope.ServiceProvider.GetRequiredService<GovernanceDb>().Database;
            var isUpToDate = !(await schema.GetPendingMigrationsAsync(cancellation)).Any();
            var late = isUpToDate ? await scope.ServiceProvider.GetRequiredService<DeliveryQueue>().CountDueBefore(now - MailIsLate, cancellation) : 0;
            return new(true, isUpToDate, isTurning, late);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The edge: that the database does not answer is the answer.
            log.LogWarning(fault, "The database does not answer.");
            return new(false, false, isTurning, 0);
        }
    }

    /// <summary>What was found. Names of fields are read by monitoring programs.</summary>
    internal sealed record Readiness(bool Database, bool Schema, bool Engine, int LateMail)
    {
        public bool IsReady => Database && Schema && Engine;
    }
}
