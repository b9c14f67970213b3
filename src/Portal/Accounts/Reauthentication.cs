using Governance.Domain.Organisations;
using Governance.Portal.Shared;
using Microsoft.AspNetCore.Identity;

namespace Governance.Portal.Accounts;

/// <summary>
/// Whether whoever sits at the browser is still the person who signed in. By the password, with the same brake on guessing as the
/// sign-in page; in a demonstration, whose people have none, by the name.
/// </summary>
public sealed class Reauthentication(CallerOf callers, Demonstration demonstration, IServiceScopeFactory scopes, Words words)
{
    /// <summary>Whether the name is asked for instead of the password.</summary>
    public async Task<bool> IsByName()
    {
        if (!demonstration.IsOn || await callers.Person() is not { } person)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        return await IsByName(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), person);
    }

    /// <summary>What is wrong, in the person's language; null where they are who they are.</summary>
    public async Task<string?> Check(string? secret)
    {
        if (await callers.Person() is not { } person)
            return words["Your session is over. Sign in again."];
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await IsByName(accounts, person))
            return secret?.Trim() is { } typed && (typed == person.Name.En || typed == person.Name.Fr) ? null : words["Type your name as it stands above."];
        if (await accounts.FindByEmailAsync(person.Email) is not { } account)
            return words["Your session is over. Sign in again."];
        var session = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        var known = await session.CheckPasswordSignInAsync(account, secret ?? "", lockoutOnFailure: true);
        return known switch
        {
            { Succeeded: true } => null,
            { IsLockedOut: true } => words["Too many tries. Wait 15 minutes, then try again."],
            _ => words["This is not your password. Nothing was sent."],
        };
    }

    private async Task<bool> IsByName(UserManager<Account> accounts, PersonSummary person) =>
        demonstration.IsOn && (await accounts.FindByEmailAsync(person.Email) is not { } account || !await accounts.HasPasswordAsync(account));
}
