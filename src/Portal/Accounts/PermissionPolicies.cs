using Governance.Domain.Commands;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Governance.Portal.Accounts;

/// <summary>Needs one of these permissions.</summary>
internal sealed record PermissionRequirement(IReadOnlyList<Permission> AnyOf) : IAuthorizationRequirement;

/// <summary>Makes the policy that a <see cref="RequiresPermissionAttribute"/> names.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(RequiresPermissionAttribute.Prefix, StringComparison.Ordinal)
            ? Task.FromResult<AuthorizationPolicy?>(Policy(policyName[RequiresPermissionAttribute.Prefix.Length..]))
            : base.GetPolicyAsync(policyName);

    private static AuthorizationPolicy Policy(string permissions) =>
        new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .AddRequirements(new PermissionRequirement([.. permissions.Split('|').Select(Enum.Parse<Permission>)]))
            .Build();
}

/// <summary>Grants it to whoever holds one of them at this moment.</summary>
internal sealed class PermissionHandler(CallerOf callers) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var caller = (await callers.Person(context.User))?.ToCaller() ?? Caller.Visitor;
        if (requirement.AnyOf.Any(caller.May))
            context.Succeed(requirement);
    }
}
