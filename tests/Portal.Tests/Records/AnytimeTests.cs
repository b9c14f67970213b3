using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Records;

public sealed class AnytimeTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task A_lead_withdraws_with_a_reason_and_sees_what_followed()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Lead);
        await visit.Page.GotoAsync("/records/" + scene.New);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Withdraw the proposal" }).ClickAsync();
        await Expect(visit.Page.Locator(".note").First).ToContainTextAsync("1 open step is closed: Decide whether to go on.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the proposal" }).ClickAsync();
        await Expect(visit.Page.Locator(".note[role=alert]")).ToHaveTextAsync("Write the reason; the team will read it.");

        await visit.Page.Locator("#reason").FillAsync("The partner has gone.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the proposal" }).ClickAsync();
        await Expect(visit.Page.Locator(".page-head .chip").First).ToHaveTextAsync("Withdrawn");
        await Expect(visit.Page.Locator(".timeline").First).ToContainTextAsync("The partner has gone.");
        await Expect(visit.Page.Locator(".card", new() { HasText = "Possible at any time" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_not_for_the_reader_is_neither_offered_nor_there()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/records/" + scene.Returned);
        await Expect(visit.Page.Locator(".btn.danger")).ToHaveCountAsync(0);
        Assert.Equal(404, (await visit.Page.GotoAsync($"/records/{scene.Returned}/actions/withdraw"))!.Status);
    }
}
