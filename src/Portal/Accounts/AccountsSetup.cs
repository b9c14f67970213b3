using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Portal.Host;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace Governance.Portal.Accounts;

/// <summary>Who may come in, and how: accounts, the session cookie, permissions of pages, and brakes on guessing.</summary>
internal static class AccountsSetup
{
    /// <summary>Name of the rate limit for forms that take a secret: so many tries a minute from one address.</summary>
    internal const string GuessingLimit = "guessing";

    internal static void AddAccounts(this IServiceCollection services, PortalOptions options)
    {
        services.AddIdentityCore<Account>(Rules)
            .AddEntityFrameworkStores<GovernanceDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(Session);
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddScoped<CallerOf>();
        services.AddScoped<CircuitHandler, ZoneOfReader>();
        services.AddScoped<Reauthentication>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<Demonstration>();
        services.AddRateLimits(options);
    }

    /// <summary>Length is what makes a password hard to guess (NIST SP 800-63B); nothing else is asked of it.</summary>
    private static void Rules(IdentityOptions identity)
    {
        identity.Password.RequiredLength = 12;
        identity.Password.RequiredUniqueChars = 5;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.User.RequireUniqueEmail = true;
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }

    private static void Session(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "governance.session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnSigningIn = SessionGate.Begin;
        cookie.Events.OnValidatePrincipal = SessionGate.Check;
        cookie.Events.OnSigningOut = SessionGate.End;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
