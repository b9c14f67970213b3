using Governance.Domain.Organisations;
using Governance.Portal.Settings;
using Governance.Domain.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Governance.Portal.Accounts;

/// <summary>The two ways in and out that are no pages. Both are forms with an antiforgery token.</summary>
internal static class AccountEndpoints
{
    internal static void MapAccounts(this WebApplication portal)
    {
        portal.MapPost("/sign-out", SignOut);
        portal.MapPost("/sign-in/demo", SignInAsDemoPerson);
        portal.MapSession();
    }

    private static async Task<IResult> SignOut([FromForm] string? returnUrl, SignInManager<Account> session)
    {
        await session.SignOutAsync();
        return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/sign-in"));
    }

    /// <summary>Answers 404 unless this is a demonstration: nobody comes in without a password otherwise.</summary>
    private static async Task<IResult> SignInAsDemoPerson(
        [FromForm] Guid person, [FromForm] string? returnUrl, Demonstration demonstration, PeopleQueries people,
        UserManager<Account> accounts, SignInManager<Account> session, TimeProvider clock)
    {
        if (!demonstration.IsOn || await people.Find(person) is not { IsActive: true } found)
            return Results.NotFound();
        await session.SignInAsync(await AccountOf(found, accounts, clock), isPersistent: true);
        return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
    }

    private static async Task<Account> AccountOf(PersonSummary person, UserManager<Account> accounts, TimeProvider clock)
    {
        if (await accounts.FindByEmailAsync(person.Email) is { } existing)
            return existing;
        var account = new Account
        {
            Id = OrderedId.At(clock.GetUtcNow()),
            PersonId = person.Id,
            UserName = person.Email,
            Email = person.Email,
        };
        var made = await accounts.CreateAsync(account);
        return made.Succeeded ? account : throw new InvalidOperationException(string.Join(" ", made.Errors.Select(error => error.Description)));
    }
}
