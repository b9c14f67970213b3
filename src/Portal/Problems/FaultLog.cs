using Microsoft.AspNetCore.Diagnostics;

namespace Governance.Portal.Problems;

/// <summary>
/// Writes a fault with the code that the person is shown, then lets the page answer. The page is named by its route: an
/// address may hold the secret of a link.
/// </summary>
internal sealed class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        log.LogError(exception, "Fault {Code} at {Path}", FaultCode.Of(httpContext), Route(httpContext));
        return ValueTask.FromResult(false);
    }

    private static string Route(HttpContext context) =>
        (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "an unknown address";
}
