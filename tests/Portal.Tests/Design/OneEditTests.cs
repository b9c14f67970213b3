using Governance.Designer.Editing;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Design;

/// <summary>What is one choice for an officer is one edit, which one undo takes back.</summary>
public sealed class OneEditTests(DesignPortal scene, Browser browser) : IClassFixture<DesignPortal>
{
    [Fact]
    public async Task One_undo_takes_back_one_choice_of_whom_a_step_asks()
    {
        var decide = (await Known())["Governance.Decide"];
        var id = await Drawn(
            "whom",
            new AddStep(decide, new(0, 150), new("asked", "Done")),
            new SetInput("Decide1", Input(decide, "role"), InputValue.Of(InputKind.Role, Role.QaOfficer.Id)),
            new SetInput("Decide1", Input(decide, "person"), InputValue.Of(InputKind.Person, scene.Officer.Id.ToString())));
        await using var visit = await Open(id, "Decide1", Look.Default);
        await Expect(visit.Page.Locator("#in-person")).ToHaveValueAsync(scene.Officer.Id.ToString());

        await visit.Page.Locator("#who").SelectOptionAsync("unit/proposing-unit");
        await Expect(visit.Page.Locator("#in-person")).ToHaveCountAsync(0);
        await visit.Page.Locator("#undo").ClickAsync();
        await Expect(visit.Page.Locator("#in-person")).ToHaveValueAsync(scene.Officer.Id.ToString());
        await Expect(visit.Page.Locator("#undo")).ToBeDisabledAsync();
        await visit.Page.Locator("#redo").ClickAsync();
        await Expect(visit.Page.Locator("#who")).ToHaveValueAsync("unit/proposing-unit");
    }

    [Fact]
    public async Task Branches_are_called_in_both_languages_and_what_each_reads_is_an_edit_like_any_other()
    {
        var id = await Drawn("branched", new AddStep((await Known())["Elsa.FlowFork"], new(0, 150), new("asked", "Done")));
        await using var visit = await Open(id, "FlowFork1", Look.Default with { Culture = "fr-CA" });
        var (french, outline, drawn) = (visit.Page.Locator("#branches-0-fr"), visit.Page.Locator(".dz-out li:has(> [data-step=FlowFork1])"), visit.Page.Locator(".react-flow__node[data-id=FlowFork1]"));
        await visit.Page.Locator("#add-branches").PressAsync("Enter");
        await Expect(visit.Page.Locator("#branches-0-en")).ToBeFocusedAsync();
        await Expect(french).ToHaveValueAsync("Branche 1");
        await visit.Page.Locator("#add-branches").PressAsync("Enter");
        await Expect(visit.Page.Locator("#branches-1-en")).ToBeFocusedAsync();
        await visit.Page.Locator("#branches-0-en").FillAsync("Budget");
        await french.FillAsync("Ressources");
        await french.BlurAsync();
        await Expect(outline.Locator(".ways li").First).ToContainTextAsync("Ressources");
        await Expect(drawn).ToContainTextAsync("Ressources");
        await Expect(visit.Page.Locator("#way-0")).ToHaveAttributeAsync("data-port", "Branch 1");

        // nothing in French: marked at its field, and a problem of the step
        await french.FillAsync("");
        await french.BlurAsync();
        await Expect(visit.Page.Locator("label[for=branches-0-fr]")).ToContainTextAsync("Français manquant");
        await Expect(visit.Page.Locator("#panel")).ToContainTextAsync("L’issue « Branch 1 » doit avoir ses textes en anglais et en français.");
        await Expect(drawn).ToContainTextAsync("Budget");
        await visit.IsAccessible("a branch without its French name");
        await visit.Page.Locator("#undo").ClickAsync();
        await Expect(french).ToHaveValueAsync("Ressources");
        await visit.Page.Locator("#undo").ClickAsync();
        await Expect(french).ToHaveValueAsync("Branche 1");
        await visit.Page.Locator("#redo").ClickAsync();
        await Expect(drawn).ToContainTextAsync("Ressources");
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Enregistré");
        Assert.Equal([("Branch 1", new("Budget", "Ressources")), ("Branch 2", new("Branch 2", "Branche 2"))], SetBranches.Of((await scene.Draft(id)).Find("FlowFork1")!, "branches").Select(branch => (branch.Name, branch.Label!)));

        // and whoever reads in French reads them so
        await visit.Page.GotoAsync("/workflows/college");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Inscription au RAFEO");
        await Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("osap-listing");
    }

    [Fact]
    public async Task Steps_copied_in_one_workflow_are_pasted_into_another_with_the_lines_between_them()
    {
        var kinds = await Known();
        var from = await Drawn(
            "copied-from",
            new AddStep(kinds["Governance.Decide"], new(0, 150), new("asked", "Done")),
            new RenameStep("Decide1", new("The dean decides", "La direction décide")));
        var to = await Drawn("pasted-into");
        await using var visit = await Open(from, "Decide1", Look.Default);
        var keys = visit.Page.Keyboard;
        await visit.Page.Locator(".dz-out [data-step=end]").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(visit.Page.Locator("#panel h2")).ToHaveTextAsync("2 steps are selected");
        await visit.Page.Locator(".dz-out [data-step=Decide1]").FocusAsync();
        await keys.PressAsync("Control+c");
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("2 steps are copied.");

        await visit.Page.GotoAsync($"/workflows/{to}/draft");
        await visit.UntilLive();
        await visit.Page.Locator(".dz-out [data-step=asked]").FocusAsync();
        await keys.PressAsync("Control+v");
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("Paste 2 steps");
        await Expect(visit.Page.Locator(".dz-out [data-step=Decide1]")).ToContainTextAsync("The dean decides");
        await Expect(visit.Page.Locator(".react-flow__node[data-id=Finish1]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved");
        var pasted = await scene.Draft(to);
        Assert.Equal(["asked", "end", "Finish1", "Decide1"], pasted.Root.Activities.Select(step => step.Id));
        Assert.Equal([new("asked", "Done", "end", "In"), new("Decide1", "approve", "Finish1", "In")], pasted.Root.Connections);
        Assert.Equal(["asked", "end", "Decide1"], (await scene.Draft(from)).Root.Activities.Select(step => step.Id));
        // and with More, and all of it by one undo
        await visit.Page.Locator("#more").ClickAsync();
        await visit.Page.Locator("#paste").ClickAsync();
        await Expect(visit.Page.Locator(".dz-out [data-step=Decide2]")).ToBeVisibleAsync();
        await visit.Page.Locator("#undo").ClickAsync();
        await Expect(visit.Page.Locator(".dz-out [data-step=Decide2]")).ToHaveCountAsync(0);
        await visit.Page.Locator("#undo").ClickAsync();
        await Expect(visit.Page.Locator(".dz-out [data-step]")).ToHaveCountAsync(2);
    }

    private static InputDeclaration Input(ActivityDeclaration kind, string name) => kind.Inputs.First(input => input.Name == name);

    private async Task<IReadOnlyDictionary<string, ActivityDeclaration>> Known() =>
        (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Check(DefinitionReader.Read("""{"definitionId":"none","name":"None","root":{"id":"flow","type":"Elsa.Flowchart"}}""").Definition!))).Known;

    /// <summary>A draft of the small workflow with edits that were made before.</summary>
    private async Task<string> Drawn(string id, params IReadOnlyList<Edit> edits)
    {
        await scene.Drawn(id);
        var draft = (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Draft(id)))!;
        var drawn = edits.Aggregate(DefinitionReader.Read(draft.Json).Definition!, (definition, edit) => edit.On(definition));
        await scene.Portal.Send(scene.Officer.ToCaller(), new SaveDraft(DefinitionWriter.Write(drawn), draft.Hash));
        return id;
    }

    private async Task<Visit> Open(string id, string step, Look look)
    {
        var visit = await browser.Visit(scene.Portal, look);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft?step={step}");
        await visit.UntilLive();
        return visit;
    }
}
