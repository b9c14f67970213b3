using Governance.Domain.Organisations;
using Microsoft.AspNetCore.Identity;

namespace Governance.Portal.Accounts;

/// <summary>Whether a password may be chosen: the rules of <see cref="AccountsSetup"/>.</summary>
internal static class PasswordStrength
{
    internal const int MaxLength = 200;

    internal static async Task<bool> IsStrong(this UserManager<Account> accounts, string password)
    {
        foreach (var validator in accounts.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(accounts, new Account(), password)).Succeeded)
                return false;
        }
        return password.Length <= MaxLength;
    }
}
