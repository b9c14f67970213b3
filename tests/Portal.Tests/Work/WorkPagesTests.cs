using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Work;

/// <summary>What people do at the pages of work: find the next step, decide, write, send, propose.</summary>
public sealed class WorkPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visitor_is_sent_to_sign_in()
    {
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/");
        Assert.Contains("/sign-in", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_walked_with_J_and_K_and_grows_without_reload()
    {
        var scene = await WorkScene.Set(portal);
        await scene.Decision(await scene.Record("First"), dueInDays: 1);
        await scene.Decision(await scene.Record("Second"), dueInDays: 2);
        await using var visit = await SignedIn(scene.Dean, "/");
        await Assertions.Expect(visit.Page.Locator("[data-row]")).ToHaveCountAsync(2);
        await visit.Page.Locator("[data-row]").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(visit.Page.Locator("[data-row]").Nth(1)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(visit.Page.Locator("[data-row]").First).ToBeFocusedAsync();
        await scene.Decision(await scene.Record("Third"), dueInDays: 3);
        await Assertions.Expect(visit.Page.Locator("[data-row]")).ToHaveCountAsync(3);
        await Assertions.Expect(visit.Page.Locator(".page-head .lead")).ToHaveTextAsync("3 steps wait for you. None is overdue.");
    }

    [Fact]
    public async Task The_list_is_filtered_and_sorted_by_its_address_and_views_count_their_steps()
    {
        var scene = await WorkScene.Set(portal);
        await scene.Decision(await scene.Record("Winter driving"), dueInDays: -1);
        await scene.Decision(await scene.Record("Truck repair"), dueInDays: 30);
        await portal.Send(scene.Dean.ToCaller(), new Domain.Lists.SaveView(Domain.Lists.ListName.Work, "Late", "due=overdue", IsDefault: true));
        await using var visit = await SignedIn(scene.Dean, "/");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/\?due=overdue$"));
        await Assertions.Expect(visit.Page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Views" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["All 2", "Late 1"]);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "All 2" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row]")).ToHaveCountAsync(2);
        await visit.Page.Locator(".fold-filters > summary").ClickAsync();
        await visit.Page.Locator("#text").FillAsync("TRUCK");
        await visit.Page.Locator("#sort").SelectOptionAsync("stage");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".group-h h2").First).ToHaveTextAsync("Ideation");
        await Assertions.Expect(visit.Page.Locator(".page-head .lead")).ToHaveTextAsync("2 steps wait for you. One is overdue.");
    }

    [Fact]
    public async Task Single_keys_lead_about_until_they_are_switched_off()
    {
        var scene = await WorkScene.Set(portal);
        await scene.Decision(await scene.Record("First"), dueInDays: 1);
        await using var visit = await SignedIn(scene.Dean, "/");
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("#keys-help")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#keys-help dd", new() { HasText = "Go to the insights" })).ToBeVisibleAsync();
        await visit.IsAccessible("the keys");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("#keys-help")).ToBeHiddenAsync();
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(visit.Page.Locator("[data-row]")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Micro-credentials");
        await visit.Page.GotoAsync("/settings");
        await visit.Page.Locator("a[href^='/keys/off']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("a[href^='/keys/off']")).ToHaveAttributeAsync("aria-current", "true");
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("#keys-help")).ToBeHiddenAsync();
        await visit.Page.GotoAsync("/");
        await visit.UntilLive();
        await visit.Page.Locator("[data-row]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("My work");
    }

    [Fact]
    public async Task Lists_are_compact_for_whoever_chooses_it()
    {
        var scene = await WorkScene.Set(portal);
        await scene.Decision(await scene.Record("Close together"));
        await using var visit = await SignedIn(scene.Dean, "/");
        var comfortable = await HeightOf(visit, "li.task");
        await visit.Page.GotoAsync("/settings");
        await visit.Page.Locator("a[href^='/density/compact']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("a[href^='/density/compact']")).ToHaveAttributeAsync("aria-current", "true");
        await visit.IsAccessible("settings, compact");
        await visit.Page.GotoAsync("/");
        await visit.UntilLive();
        Assert.InRange(await HeightOf(visit, "li.task"), 24, comfortable - 8);
        await visit.IsAccessible("my work, compact");
        await visit.Page.GotoAsync("/records");
        await visit.IsAccessible("records, compact");
        await visit.Page.GotoAsync("/density/narrow");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-density", "compact");
        await visit.Page.GotoAsync("/density/comfortable?returnUrl=/settings");
        await Assertions.Expect(visit.Page.Locator("html")).Not.ToHaveAttributeAsync("data-density", "compact");
    }

    private static async Task<float> HeightOf(Visit visit, string selector) => (await visit.Page.Locator(selector).First.BoundingBoxAsync())!.Height;

    [Fact]
    public async Task A_decision_is_made_by_keyboard_alone_and_its_record_is_shown()
    {
        var scene = await WorkScene.Set(portal);
        var decision = await scene.Decision(await scene.Record("Winter driving"));
        await using var visit = await SignedIn(scene.Dean, $"/steps/{decision}");
        await visit.Page.Locator("#choice-1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("2");
        await Assertions.Expect(visit.Page.Locator("[data-send]")).ToHaveTextAsync("Return to the idea");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("#words-error")).ToBeVisibleAsync();
        await visit.Page.Locator("#words").FillAsync("Say how many drivers.");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Decision recorded");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Say how many drivers.");
        var step = await portal.Ask((StepQueries steps) => steps.Step(decision, scene.Dean.ToCaller()));
        Assert.Equal("return", step.Answer!.Outcome.Name);
        Assert.Equal("Say how many drivers.", step.Answer.Comment);
    }

    [Fact]
    public async Task What_ends_a_proposal_is_asked_twice()
    {
        var scene = await WorkScene.Set(portal);
        var decision = await scene.Decision(await scene.Record("Basket weaving"));
        await using var visit = await SignedIn(scene.Dean, $"/steps/{decision}");
        await visit.Page.Locator("label[for=choice-3]").ClickAsync();
        await visit.Page.Locator("#words").FillAsync("No employer asks for it.");
        await visit.Page.Locator("[data-send]").ClickAsync();
        Assert.True((await Step(scene, decision)).IsOpen);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reject and close" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Decision recorded");
    }

    [Fact]
    public async Task A_step_that_a_colleague_answers_becomes_an_account_before_ones_eyes()
    {
        var scene = await WorkScene.Set(portal);
        var colleague = await portal.Person(Governance.Domain.Organisations.Role.Dean, scene.College);
        var decision = await scene.Decision(await scene.Record("Night shift"));
        await using var visit = await SignedIn(scene.Dean, $"/steps/{decision}");
        await portal.Send(colleague.ToCaller(), new CompleteWorkItem(decision, "go", "Well argued."));
        await Assertions.Expect(visit.Page.Locator("#answer")).ToHaveTextAsync("What was decided");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Well argued.");
        await Assertions.Expect(visit.Page.Locator(".note[role=status]")).ToHaveTextAsync($"{colleague.Name.En} answered this before you: “Go on to design”. Nothing was recorded twice.");
    }

    [Fact]
    public async Task A_proposal_is_begun_written_checked_and_sent()
    {
        var scene = await WorkScene.Set(portal, "Bow Valley College");
        await using var visit = await SignedIn(scene.Lead, "/");
        await visit.Page.GotoAsync("/records/new");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin the proposal" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#title-en-error")).ToBeVisibleAsync();
        await visit.Page.Locator("#title-en").FillAsync("Safe lifting");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin the proposal" }).ClickAsync();
        await visit.Page.ArrivesAt("/steps/[^/]+");
        await visit.UntilLive();
        await visit.Page.Locator(".form-fields button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("a[href$='#f-title-fr']")).ToHaveTextAsync("Title: Add the French text.");
        await Fill(visit, "#f-title-fr", "Lever sans risque");
        await Assertions.Expect(visit.Page.Locator(".saved")).ToContainTextAsync("Saved");
        await Fill(visit, "#f-need", "Two injuries a week.");
        await visit.Page.Locator("label[for=f-initiation-source]").ClickAsync();
        await Fill(visit, "#f-target-learners", "Warehouse staff.");
        await Fill(visit, "#f-target-learners-fr", "Le personnel d’entrepôt.");
        await Fill(visit, "#f-industry-voice", "The port authority asked for it.");
        await Assertions.Expect(visit.Page.Locator(".rub nav")).ToContainTextAsync("5 of 5 answers");
        await visit.Page.ReloadAsync();
        await visit.UntilLive();
        await Assertions.Expect(visit.Page.Locator("#f-need")).ToHaveValueAsync("Two injuries a week.");
        await Assertions.Expect(visit.Page.Locator("#f-initiation-source")).ToBeCheckedAsync();
        await visit.Page.Locator(".form-fields button[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Check and send");
        await visit.Picture("check-and-send");
        await visit.IsAccessible("check and send");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send the idea" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Sent");
        await visit.Picture("sent");
        await visit.IsAccessible("sent");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Show that it is feasible" }).First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Can we do it well?");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_number_is_refused_above_its_field_and_accepted_as_the_language_writes_it()
    {
        var scene = await WorkScene.Set(portal);
        var form = await scene.Form(await scene.Record("Numbers"), "feasibility");
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" });
        await visit.SignIn(scene.Lead);
        await visit.Page.GotoAsync($"/steps/{form}");
        await visit.UntilLive();
        await Fill(visit, "#f-budget-estimate", "beaucoup");
        await Assertions.Expect(visit.Page.Locator("#f-budget-estimate-error")).ToContainTextAsync("Saisissez un nombre");
        await Fill(visit, "#f-budget-estimate", "42 000");
        await Assertions.Expect(visit.Page.Locator("#f-budget-estimate-error")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".saved")).ToContainTextAsync("Enregistré");
        var step = await portal.Ask((StepQueries steps) => steps.Step(form, scene.Lead.ToCaller()));
        Assert.Equal("42000", step.Content["budget-estimate"]!.AsText());
    }

    [Fact]
    public async Task Rows_are_added_moved_and_removed()
    {
        var scene = await WorkScene.Set(portal);
        var form = await scene.Form(await scene.Record("Rows"), "design");
        await using var visit = await SignedIn(scene.Lead, $"/steps/{form}");
        await Fill(visit, "#f-learning-outcomes", "One");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a row" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#f-learning-outcomes-1-en")).ToBeFocusedAsync();
        await Fill(visit, "#f-learning-outcomes-1-en", "Two");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Move up row 2" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#f-learning-outcomes")).ToHaveValueAsync("Two");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove row 2" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".outcome-row")).ToHaveCountAsync(1);
        await visit.Page.ReloadAsync();
        await visit.UntilLive();
        await Assertions.Expect(visit.Page.Locator(".outcome-row")).ToHaveCountAsync(1);
        var step = await portal.Ask((StepQueries steps) => steps.Step(form, scene.Lead.ToCaller()));
        Assert.Equal("Two", Assert.Single(step.Content["learning-outcomes"]!.AsBilingualRows()).En);
    }

    [Fact]
    public async Task Outcomes_are_linked_to_competencies_and_the_gaps_are_named()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Mapping");
        await scene.Write(record, ("learning-outcomes", new System.Text.Json.Nodes.JsonArray(WorkScene.Pair("One", "Un"), WorkScene.Pair("Two", "Deux"))));
        var step = await scene.Competencies(record);
        await using var visit = await SignedIn(scene.Designer, $"/steps/{step}");
        await visit.Page.Locator("#link-0").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visit.Page.Locator("#link-0 + button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".mapped textarea").First).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("Observed on the floor.");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send the competency map" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("a[href$='#link-1']")).ToHaveTextAsync("Learning outcome 2: link a competency.");
        await visit.Page.Locator("#link-1").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await visit.Page.Locator("#link-1 + button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".mapped")).ToHaveCountAsync(2);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send the competency map" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Sent");
        var reading = await portal.Ask((StepQueries steps) => steps.Step(step, scene.Designer.ToCaller()));
        Assert.Contains("Observed on the floor.", reading.Content["competency-map"]!.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_and_chosen_while_the_portal_is_away_is_stored_when_it_is_back()
    {
        var scene = await WorkScene.Set(portal);
        var form = await scene.Form(await scene.Record("Night work"), "idea");
        await using var visit = await SignedIn(scene.Lead, $"/steps/{form}");
        await portal.Stop();
        await Assertions.Expect(visit.Page.GetByText("No connection. Keep typing; we save when it is back.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Fill(visit, "#f-need", "Nobody staffs the night.");
        await visit.Page.Locator("label[for=f-initiation-source]").ClickAsync();
        await portal.StartAgain();
        await Assertions.Expect(visit.Page.Locator(".rub nav")).ToContainTextAsync("2 of 5 answers", new() { Timeout = 30_000 });
        await Assertions.Expect(visit.Page.Locator("#f-initiation-source")).ToBeCheckedAsync();
        var step = await portal.Ask((StepQueries steps) => steps.Step(form, scene.Lead.ToCaller()));
        Assert.Equal("Nobody staffs the night.", step.Content["need"]!.AsBilingual()!.En);
        Assert.Equal("INI-IND", step.Content["initiation-source"]!.AsText());
    }

    [Fact]
    public async Task Another_roles_step_is_refused_with_its_status()
    {
        var scene = await WorkScene.Set(portal);
        var decision = await scene.Decision(await scene.Record("Closed doors"));
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(await portal.Person(Governance.Domain.Organisations.Role.Reviewer, scene.College));
        Assert.Equal(403, (await visit.Page.GotoAsync($"/steps/{decision}"))!.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("This page is not for your role");
        Assert.Equal(404, (await visit.Page.GotoAsync($"/steps/{Guid.Empty}"))!.Status);
    }

    private async Task<Visit> SignedIn(Governance.Domain.Organisations.PersonSummary person, string address)
    {
        var visit = await browser.Visit(portal);
        await visit.SignIn(person);
        await visit.Page.GotoAsync(address);
        await visit.UntilLive();
        return visit;
    }

    private Task<StepReading> Step(WorkScene scene, Guid id) => portal.Ask((StepQueries steps) => steps.Step(id, scene.Dean.ToCaller()));

    /// <summary>Types and leaves the field, which stores it.</summary>
    private static async Task Fill(Visit visit, string field, string text)
    {
        await visit.Page.Locator(field).FillAsync(text);
        await visit.Page.Locator(field).BlurAsync();
    }
}
