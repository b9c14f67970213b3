using Microsoft.AspNetCore.Diagnostics;

namespace Governance.Portal.Problems;

/// <summary>Writes a fault with the code that the person is shown, then lets the page answer.</summary>
internal sealed class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        log.LogError(exception, "Fault {Code} at {Path}", FaultCode.Of(httpContext), httpContext.Request.Path);
        return ValueTask.FromResult(false);
    }
}
