using Governance.Domain.Commands;
using Microsoft.AspNetCore.Authorization;

namespace Governance.Portal.Accounts;

/// <summary>
/// Names what a page needs: one of these permissions, held anywhere. The page itself asks for the organisation.
/// The rail shows a link only to those who may open its page.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresPermissionAttribute : AuthorizeAttribute
{
    internal const string Prefix = "permission:";

    public RequiresPermissionAttribute(params Permission[] anyOf)
    {
        AnyOf = anyOf;
        Policy = Prefix + string.Join('|', anyOf);
    }

    public IReadOnlyList<Permission> AnyOf { get; }
}
