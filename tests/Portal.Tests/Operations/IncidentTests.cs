using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.WholeLife;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Operations;

/// <summary>What an officer does about a step that failed, from the list to the record's history.</summary>
public sealed class IncidentTests(OperationsPortal scene, Browser browser) : IClassFixture<OperationsPortal>
{
    [Fact]
    public async Task A_failed_step_is_skipped_by_keyboard_and_the_history_tells_it()
    {
        var (record, stopped) = await scene.Stopped("Welding", "Soudage");
        await using var visit = await browser.Visit(scene.Portal);
        await Keyboard.WithoutMouse(visit);
        await visit.SignIn(scene.Officer);
        visit.Complaints.Clear();
        var keyboard = new Keyboard(visit.Page);
        await visit.Page.GotoAsync("/operations?incident=1&text=" + record);
        await keyboard.Press(".rec h2 a");
        await visit.Page.WaitForURLAsync("**/operations/" + stopped);
        await Expect(visit.Page.Locator(".incident")).ToContainTextAsync("The registrar has no address.");
        await Expect(visit.Page.Locator(".pic-flag.bad")).ToHaveTextAsync("Stopped here");
        await keyboard.Press(visit.Page.Locator(".incident a", new() { HasText = "Skip the step" }));
        await visit.Page.WaitForURLAsync("**/skip?of=send");

        await keyboard.Press(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Skip the step" }));
        await Expect(visit.Page.Locator("[data-focus]")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("[data-focus] li")).ToHaveTextAsync("Write the reason; it stands in the history.");
        await keyboard.Write("#reason", "The letter went by post.");
        await keyboard.Press(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Skip the step" }));

        await Expect(visit.Page.Locator(".note.ok")).ToContainTextAsync("Recorded with your reason.");
        await Expect(visit.Page.Locator(".waits")).ToContainTextAsync("Wait for the reply");
        await Expect(visit.Page.Locator(".pic-flag")).ToHaveTextAsync("You are here");
        await Expect(visit.Page.Locator(".incident")).ToHaveCountAsync(0);
        Keyboard.NoMouseWasUsed(visit);

        await visit.Page.GotoAsync($"/records/{record}/history");
        var line = visit.Page.Locator(".timeline li", new() { HasText = "“Send the letter” was skipped" });
        await Expect(line).ToContainTextAsync("by " + scene.Officer.Name.En);
        await Expect(line).ToContainTextAsync("The letter went by post.");
        await visit.Page.GotoAsync($"/operations/{stopped}/skip?of=send");
        await Expect(visit.Page.Locator(".note")).ToContainTextAsync("Somebody has seen to this incident already.");
    }

    [Theory]
    [InlineData("en-CA", "The whole workflow", "It is tried again by itself", "Cancel the workflow")]
    [InlineData("fr-CA", "Tout le parcours", "Un nouvel essai se fait de lui-même", "Annuler le parcours")]
    public async Task An_incident_of_the_whole_offers_what_fits_the_whole(string culture, string title, string follows, string cancel)
    {
        var (_, stopped) = await scene.Stopped("Bricklaying " + culture, "Briquetage " + culture);
        await scene.Portal.Send(scene.Officer.ToCaller(), new AlterInstance(stopped, new Alteration.Skip("send", "Done"), "By post."));
        await scene.Run();
        await scene.FailAsAWhole(stopped);
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = culture });
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync("/operations/" + stopped);

        await Expect(visit.Page.Locator(".incident h3")).ToHaveTextAsync(title);
        await Expect(visit.Page.Locator(".incident")).ToContainTextAsync(follows);
        await Expect(visit.Page.Locator(".page-head .btn.primary")).ToHaveCountAsync(0);
        Assert.Equal(["migrate", "cancel"], (await Task.WhenAll((await visit.Page.Locator(".incident a").AllAsync()).Select(link => link.GetAttributeAsync("href")))).Select(address => address!.Split('/')[^1]));
        await visit.IsAccessibleAtEveryWidth("incident of the whole, " + culture);

        await visit.Page.Locator(".incident a", new() { HasText = cancel }).ClickAsync();
        await visit.Page.Locator("#reason").FillAsync("Enough of it.");
        await visit.Page.Locator("main form .btn.danger").ClickAsync();
        await Expect(visit.Page.Locator(".note.ok")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".incident")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_retry_that_fails_again_stands_on_the_page_as_a_new_incident()
    {
        var (record, stopped) = await scene.Stopped("Carpentry", "Charpenterie");
        await using var visit = await Officer();
        await visit.Page.GotoAsync($"/records/{record}/workflow");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Look after this workflow" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/operations/" + stopped);
        await visit.Page.Locator(".page-head .btn.primary").ClickAsync();
        await visit.Page.Locator("#reason").FillAsync("The address is there now, I hope.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(visit.Page.Locator(".incident")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("section:has(#incidents) summary")).ToHaveTextAsync("Resolved: 1");
        await Expect(visit.Page.Locator("section:has(#journal)")).ToContainTextAsync("was changed from outside");
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_so_and_keeps_what_they_wrote()
    {
        var (_, stopped) = await scene.Stopped("Tiling", "Carrelage");
        await using var visit = await Officer();
        await visit.Page.GotoAsync($"/operations/{stopped}/retry?of=send");
        await visit.Page.Locator("#reason").FillAsync("The address is there.");
        await scene.Portal.Send(scene.Officer.ToCaller(), new AlterInstance(stopped, new Alteration.Skip("send", "Done"), "By post."));
        await scene.Run();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(visit.Page.Locator(".note[role=alert]")).ToHaveTextAsync("Somebody has seen to this incident already.");
        await Expect(visit.Page.Locator("#reason")).ToHaveValueAsync("The address is there.");
    }

    [Fact]
    public async Task A_given_up_step_ends_a_workflow_that_has_no_other()
    {
        var (_, stopped) = await scene.Stopped("Masonry", "Maçonnerie");
        await using var visit = await Officer();
        await visit.Page.GotoAsync($"/operations/{stopped}/give-up?of=send");
        await visit.Page.Locator("#reason").FillAsync("Nobody needs the letter.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Give up the step" }).ClickAsync();

        await Expect(visit.Page.Locator(".page-head .chip").First).ToHaveTextAsync("Finished");
        await visit.Page.GotoAsync("/operations?definition=letter&text=Masonry");
        await Expect(visit.Page.Locator(".empty")).ToContainTextAsync("No workflow matches.");
        await visit.Page.Locator("#status").SelectOptionAsync("All");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Expect(visit.Page.Locator(".rec")).ToContainTextAsync("Masonry");
        Assert.Contains("status=all", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.Locator(".rec h2 a").ClickAsync();
        await Expect(visit.Page.Locator("main a", new() { HasText = "Cancel the workflow" })).ToHaveCountAsync(0);
        await visit.Page.GotoAsync($"/operations/{stopped}/cancel");
        await Expect(visit.Page.Locator(".note")).ToContainTextAsync("This workflow has already ended.");
    }

    [Fact]
    public async Task A_value_a_version_and_an_end_are_each_given_with_a_reason()
    {
        var (record, stopped) = await scene.Stopped("Plumbing", "Plomberie");
        await using var visit = await Officer();
        await visit.Page.GotoAsync($"/operations/{stopped}/assign?of=address");
        await visit.Page.Locator("#value").FillAsync("\"registraire@exemple.ca\"");
        await Confirm(visit, "Change the value");
        await Expect(visit.Page.Locator("section:has(#variables) code")).ToHaveTextAsync("\"registraire@exemple.ca\"");

        await Expect(visit.Page.Locator("main a", new() { HasText = "Move to another version" })).ToHaveCountAsync(1);
        await visit.Page.GotoAsync($"/operations/{stopped}/migrate");
        await Confirm(visit, "Move to another version");
        await Expect(visit.Page.Locator(".page-head")).ToContainTextAsync("version 1");

        await visit.Page.GotoAsync($"/operations/{stopped}/cancel");
        await Confirm(visit, "Cancel the workflow");
        await Expect(visit.Page.Locator(".page-head .chip").First).ToHaveTextAsync("Cancelled");
        await visit.Page.GotoAsync($"/records/{record}/history");
        foreach (var told in new[] { "The value “Address” of the workflow was changed", "The workflow goes on with its version 1", "The workflow was cancelled" })
            await Expect(visit.Page.Locator(".timeline li", new() { HasText = told })).ToContainTextAsync("Because Plumbing says so.");

        static async Task Confirm(Visit visit, string button)
        {
            await visit.Page.Locator("#reason").FillAsync("Because Plumbing says so.");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Expect(visit.Page.Locator(".note.ok")).ToContainTextAsync("Recorded with your reason.");
        }
    }

    [Fact]
    public async Task A_reason_half_written_is_still_there_after_the_page_was_lost_and_gone_once_it_is_recorded()
    {
        var (_, stopped) = await scene.Stopped("Roofing", "Couverture");
        await using var visit = await Officer();
        await visit.Page.GotoAsync($"/operations/{stopped}/retry?of=send");
        await visit.Page.Locator("#reason").PressSequentiallyAsync("The address is");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#reason")).ToHaveValueAsync("The address is");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(visit.Page.Locator(".note.ok")).ToContainTextAsync("Recorded with your reason.");
        await Live(visit);
        await visit.Page.GotoAsync($"/operations/{stopped}/retry?of=send");
        await Expect(visit.Page.Locator("#reason")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_others_do_shows_on_the_picture_without_a_reload()
    {
        var (_, stopped) = await scene.Stopped("Glazing", "Vitrerie");
        await using var visit = await Officer();
        await visit.Page.GotoAsync("/operations/" + stopped);
        await Live(visit);
        await visit.Page.EvaluateAsync("window.stillTheSamePage = true");
        await scene.Portal.Send(scene.Officer.ToCaller(), new AlterInstance(stopped, new Alteration.Skip("send", "Done"), "By post."));
        await scene.Run();
        scene.Portal.Clock.Advance(TimeSpan.FromSeconds(31));

        await Expect(visit.Page.Locator(".pic-flag")).ToHaveTextAsync("You are here", new() { Timeout = 15_000 });
        await Expect(visit.Page.Locator(".watch")).ToContainTextAsync("Changed just now");
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.stillTheSamePage === true"));
    }

    private static Task Live(Visit visit) => visit.Page.Locator(".watch[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    private async Task<Visit> Officer()
    {
        var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Officer);
        return visit;
    }
}
