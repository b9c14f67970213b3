using Governance.Domain.Storage;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Work;

/// <summary>An answer that is signed: by the password, at the step, with what the signature means.</summary>
public sealed class SigningPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Is_sent_with_the_password_alone_and_says_afterwards_what_it_meant()
    {
        var scene = await WorkScene.Set(portal);
        var step = await scene.Signed(await scene.Record("Reading for the trades"));
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/steps/{step}");
        await visit.UntilLive();
        await Assertions.Expect(visit.Page.Locator("aside")).ToContainTextAsync("I decide by the authority of my office.");
        await visit.Page.Locator("label[for=choice-1]").ClickAsync();
        await visit.Page.Locator("#sign").FillAsync("not my password at all");
        await visit.Page.Locator("[data-send]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main .note[role=alert]")).ToContainTextAsync("This is not your password. Nothing was sent.");
        await Assertions.Expect(visit.Page.Locator("#sign")).ToHaveValueAsync("");
        Assert.True(await IsOpen(step));
        await visit.Page.Locator("#sign").FillAsync(PortalFixture.Password);
        await visit.Page.Locator("#sign").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Decision recorded");
        Assert.False(await IsOpen(step));
        await visit.Page.GotoAsync($"/steps/{step}");
        await Assertions.Expect(visit.Page.Locator("section[aria-labelledby=answer]")).ToContainTextAsync("“I decide by the authority of my office.”");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_as_at_the_sign_in_page()
    {
        var scene = await WorkScene.Set(portal, "Seneca Polytechnic");
        var step = await scene.Signed(await scene.Record("Guessed"));
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/steps/{step}");
        await visit.UntilLive();
        await visit.Page.Locator("label[for=choice-1]").ClickAsync();
        for (var guess = 1; guess <= 5; guess++)
        {
            await visit.Page.Locator("#sign").FillAsync($"guess number {guess}");
            await visit.Page.Locator("[data-send]").ClickAsync();
            await Assertions.Expect(visit.Page.Locator("#sign")).ToHaveValueAsync("");
        }
        await visit.Page.Locator("#sign").FillAsync(PortalFixture.Password);
        await visit.Page.Locator("[data-send]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("main .note[role=alert]")).ToContainTextAsync("Too many tries. Wait 15 minutes, then try again.");
        Assert.True(await IsOpen(step));
    }

    private async Task<bool> IsOpen(Guid step)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GovernanceDb>().Set<WorkItem>().AnyAsync(one => one.Id == step && one.State == WorkState.Open);
    }
}
