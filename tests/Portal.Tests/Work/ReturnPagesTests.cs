using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Work;

/// <summary>What people see of a return: the three questions, what still holds, and what an edit makes to be asked again.</summary>
public sealed class ReturnPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_return_asks_where_to_what_of_the_decisions_and_why()
    {
        var scene = await WorkScene.Set(portal);
        var committee = await scene.Committee(await scene.Record("Winter driving"));
        await using var visit = await SignedIn(scene.Dean, $"/steps/{committee}");
        await Assertions.Expect(visit.Page.Locator(".appr")).ToContainTextAsync("Holds");
        await visit.Page.Locator("#choice-1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("2");

        await Assertions.Expect(visit.Page.Locator("label[for=choice-2]")).ToHaveTextAsync("Return");
        await Assertions.Expect(visit.Page.Locator("#return-to option")).ToHaveTextAsync(["Return to build", "Return to design"]);
        await Assertions.Expect(visit.Page.Locator("#return-mode")).ToHaveValueAsync("OnlyChanged");
        await Assertions.Expect(visit.Page.Locator("#return-cost")).ToHaveTextAsync("No other decision lies on the way back to you.");
        await visit.Page.Locator("#return-to").SelectOptionAsync("return-to-design");
        await Assertions.Expect(visit.Page.Locator("#return-cost")).ToHaveTextAsync("One decision lies on the way back to you. It is asked again only if what it judged is changed.");
        await visit.Page.Locator("#return-mode").SelectOptionAsync("Straight");
        await Assertions.Expect(visit.Page.Locator("[data-send]")).ToHaveTextAsync("Return to design");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("#words-error")).ToBeVisibleAsync();
        await visit.Page.Locator("#words").FillAsync("Twenty hours are too few.");
        await visit.Page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Decision recorded");
        var answer = (await portal.Ask((StepQueries steps) => steps.Step(committee, scene.Dean.ToCaller()))).Answer!;
        Assert.Equal(("return-to-design", ReturnMode.Straight, "Twenty hours are too few."), (answer.Outcome.Name, answer.ReturnMode!.Value, answer.Comment!));
    }

    [Fact]
    public async Task The_team_reads_while_it_writes_what_will_be_asked_again()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Night shift");
        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(await scene.Committee(record), "return-to-design", "Twenty hours are too few."));
        var form = await scene.Form(record, "design");
        await using var visit = await SignedIn(scene.Lead, $"/steps/{form}");
        var note = visit.Page.Locator("section[aria-labelledby=looks-again]");
        await Assertions.Expect(note).ToContainTextAsync("The one decision so far holds.");

        await visit.Page.Locator("#f-hours").FillAsync("36");
        await visit.Page.Locator("#f-hours").PressAsync("Tab");

        await Assertions.Expect(note.Locator("[role=status]")).ToHaveTextAsync("The one decision so far needs another look, because the hours changed from 20 to 36.");
        await Assertions.Expect(note).ToContainTextAsync("Since then the hours changed from 20 to 36.");
        await Assertions.Expect(note).ToContainTextAsync("Sent like this, those are asked again; the others are carried over.");
        await visit.Page.GotoAsync($"/records/{record}?culture=fr-CA");
        await Assertions.Expect(note.Locator("[role=status]")).ToHaveTextAsync("La seule décision prise est à revoir, parce que les heures ont changé (36 au lieu de 20).");
        await Assertions.Expect(visit.Page.Locator("section[aria-labelledby=decisions] .chip.warn")).ToHaveTextAsync("À revoir");
    }

    [Fact]
    public async Task A_final_step_says_which_decision_no_longer_holds_and_does_not_approve()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Safe lifting");
        await scene.Committee(record);
        await scene.Write(record, ("hours", 36));
        await scene.Freeze(record);
        var final = await scene.Committee(record, decidesFirst: false);
        await using var visit = await SignedIn(scene.Dean, $"/steps/{final}");
        await Assertions.Expect(visit.Page.Locator("section[aria-labelledby=so-far]")).ToContainTextAsync("The one decision so far needs another look, because the hours changed from 20 to 36.");

        await visit.Page.Locator("label[for=choice-1]").ClickAsync();
        await visit.Page.Locator("[data-send]").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("This cannot go forward yet. The one decision so far needs another look, because the hours changed from 20 to 36. Ask again: Look at the length.");
        Assert.True((await portal.Ask((StepQueries steps) => steps.Step(final, scene.Dean.ToCaller()))).IsOpen);
    }

    [Fact]
    public async Task Two_versions_are_compared_by_the_class_of_the_edit()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Document use");
        await scene.Committee(record);
        await scene.Write(record, ("hours", 36), ("participation", "both"));
        await scene.Freeze(record);
        await using var visit = await SignedIn(scene.Lead, "/");
        await visit.Page.GotoAsync($"/records/{record}/compare/1..2");
        await Assertions.Expect(visit.Page.Locator("section[aria-labelledby=changes]")).ToContainTextAsync("Together: Major, because the hours changed from 20 to 36.");
        await Assertions.Expect(visit.Page.Locator(".change .chip.warn", new() { HasText = "major" })).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".change .chip", new() { HasText = "minor" })).ToHaveCountAsync(1);
    }

    private async Task<Visit> SignedIn(PersonSummary person, string address)
    {
        var visit = await browser.Visit(portal);
        await visit.SignIn(person);
        await visit.Page.GotoAsync(address);
        await visit.UntilLive();
        return visit;
    }
}
