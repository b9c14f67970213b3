using System.Globalization;
using System.Threading.RateLimiting;
using Governance.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace Governance.Portal.Accounts;

/// <summary>
/// How often one network address may try a secret, or ask for what is open to everybody. Whoever asks too often reads how
/// long to wait, in their language and in the header Retry-After. Accounts lock by themselves, wherever the tries come from.
/// </summary>
internal static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static void AddRateLimits(this IServiceCollection services, PortalOptions options) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(AccountsSetup.GuessingLimit, context => Limited(HttpMethods.IsPost(context.Request.Method), context, options.TriesPerMinute));
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Limited(IsOpenToEverybody(context), context, options.ReadsPerMinute));
        limits.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var rest) ? rest : Window;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>The page that tells of a limit is not limited itself.</summary>
    private static bool IsOpenToEverybody(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null;

    private static RateLimitPartition<string> Limited(bool isLimited, HttpContext context, int perMinute) => isLimited
        ? RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window })
        : RateLimitPartition.GetNoLimiter("");
}
