using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Governance.Portal.Problems;

/// <summary>
/// Every refusal and fault ends on a page of this portal: the answer keeps its status, the person reads what happened
/// and where to go. A fault is logged under the code that the page shows.
/// </summary>
internal static class ProblemPages
{
    internal static void AddProblemPages(this IServiceCollection services) => services.AddExceptionHandler<FaultLog>();

    internal static void UseProblemPages(this WebApplication portal)
    {
        portal.UseExceptionHandler("/problem/500", createScopeForErrors: true);
        portal.UseStatusCodePagesWithReExecute("/problem/{0}", queryFormat: null, createScopeForStatusCodePages: true);
        portal.Use((context, next) =>
        {
            // the page is read, whatever the request that failed wanted to do
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
                context.Request.Method = HttpMethods.Get;
            return next(context);
        });
    }

    /// <summary>
    /// A form whose token is missing or of another session (signed in meanwhile in another tab) ends on our page too;
    /// left to itself, the page's endpoint would write a bare line. Stands after the antiforgery check.
    /// </summary>
    internal static void UseProblemPageForStaleForms(this WebApplication portal) => portal.Use((context, next) =>
    {
        var isOurPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (isOurPage || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
