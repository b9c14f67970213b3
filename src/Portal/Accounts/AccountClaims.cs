using System.Security.Claims;
using Governance.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Governance.Portal.Accounts;

/// <summary>Adds to the session which person the account is of. Roles are not in it: they are read when they are needed.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    internal const string PersonClaim = "person";

    internal static Guid? PersonOf(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && Guid.TryParse(user.FindFirstValue(PersonClaim), out var id) ? id : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PersonClaim, user.PersonId.ToString()));
        return identity;
    }
}
