using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Design;

/// <summary>A QA officer edits a workflow; nothing but the keyboard, and nothing lost.</summary>
public sealed class DraftPageTests(DesignPortal scene, Browser browser) : IClassFixture<DesignPortal>
{
    [Fact]
    public async Task A_step_is_added_named_connected_and_published_by_keyboard_alone()
    {
        var id = await scene.Drawn("by-keyboard");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        var keys = visit.Page.Keyboard;

        await visit.Page.Locator(".dz-out [data-step=asked]").FocusAsync();
        await keys.PressAsync("a");
        await Expect(visit.Page.Locator("#sought-kind")).ToBeFocusedAsync();
        await keys.TypeAsync("decide");
        await Expect(visit.Page.Locator(".kinds button")).ToHaveCountAsync(1);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Said(visit, "Add “Decide” after “Course proposed”");
        // the new step has the focus on the drawing: F2 names it there
        await Expect(visit.Page.Locator(".react-flow__node[data-id=Decide1] [role=button]")).ToBeFocusedAsync();
        await keys.PressAsync("F2");
        var name = visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name of the step" });
        await Expect(name).ToBeFocusedAsync();
        await name.FillAsync("The dean decides");
        await keys.PressAsync("Enter");
        await Said(visit, "Rename “Decide”");
        await visit.Page.Locator("#name-fr").FillAsync("La direction décide");
        await keys.PressAsync("Tab");
        await visit.Page.Locator("#in-role").SelectOptionAsync("qa-officer");
        await Said(visit, "Change “Who” of “The dean decides”");
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved");
        await visit.Page.Locator("#who").SelectOptionAsync("person");
        await visit.Page.Locator("#in-person").SelectOptionAsync(scene.Officer.Id.ToString());
        await visit.Page.Locator("#in-role").SelectOptionAsync("dean");
        await Expect(visit.Page.Locator("#in-person")).ToHaveValueAsync(scene.Officer.Id.ToString());
        await visit.Page.Locator("#who").SelectOptionAsync("role");
        await Expect(visit.Page.Locator("#in-person")).ToHaveCountAsync(0);
        await visit.Page.Locator(".dz-out [data-step=Decide1]").FocusAsync();
        await keys.PressAsync("c");
        await Expect(visit.Page.Locator("#way-0")).ToBeFocusedAsync();
        await visit.Page.Locator("#way-1").SelectOptionAsync("end");
        await visit.Page.Locator("#way-2").SelectOptionAsync("end");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "No problems" })).ToBeVisibleAsync();
        await visit.Picture("designer-step");
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved");

        var drawn = await scene.Draft(id);
        Assert.Equal([new("Decide1", "approve", "end", "In"), new("Decide1", "return", "end", "In"), new("Decide1", "reject", "end", "In")],
            drawn.Root.Connections.Where(line => line.Source == "Decide1").OrderBy(line => Array.IndexOf(["approve", "return", "reject"], line.SourcePort)));
        Assert.Equal(("The dean decides", "La direction décide", "dean"), (drawn.Find("Decide1")!.DisplayText.En, drawn.Find("Decide1")!.DisplayText.Fr, drawn.Find("Decide1")!.Input("role")!.Text));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ask another officer to publish it" }).ClickAsync();
        await Said(visit, "1 person was asked to publish it.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#own-version")).ToHaveTextAsync("You wrote on this version, and no rule of it asks that somebody else publishes it. The history will say that you did both.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Expect(visit.Page.Locator("#why")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#why-error")).ToHaveTextAsync("Say in a few words why.");
        await keys.TypeAsync("The dean asked for it");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).FocusAsync();
        await keys.PressAsync("Enter");
        await visit.Page.ArrivesAt($"/workflows/{id}\\?done=published");
        await Expect(visit.Page.Locator("section[aria-labelledby=history] li").First).ToContainTextAsync("The dean asked for it");
        await Expect(visit.Page.Locator("section[aria-labelledby=history] li").First).ToContainTextAsync("Published by somebody who wrote on it.");
        // and what each thing was before
        await Expect(visit.Page.Locator("section[aria-labelledby=history]")).ToContainTextAsync("“The dean decides”: “Who” is Dean, was QA officer.");
        Assert.Equal(1, (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.ToEdit(id)))!.Published);
    }

    [Fact]
    public async Task What_was_typed_for_an_outcome_stays_with_it_when_another_gets_the_name_it_had()
    {
        var id = await scene.Drawn("by-name");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        // the store takes its time: the copies of what was typed are still here
        await visit.Page.EvaluateAsync("() => { keep.saved = () => { }; }");
        await visit.Page.Locator(".dz-out [data-step=asked]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("a");
        await visit.Page.Locator(".kinds button[data-step-type='Governance.Confirm']").ClickAsync();
        var first = visit.Page.Locator(".outcome").First;
        await first.Locator("summary").ClickAsync();
        await visit.Page.Locator("#outcome-0-en").FillAsync("Signed");
        await visit.Page.Locator("#outcome-0-fr").FillAsync("Signé");
        await visit.Page.Locator("#outcome-0-name").FillAsync("signed");
        await visit.Page.Locator("#add-outcome").ClickAsync();
        await Expect(visit.Page.Locator("#outcome-1-en")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".outcome b")).ToHaveTextAsync(["Signed", "Confirm"]);
        await Expect(visit.Page.Locator("#outcome-1-en")).ToHaveValueAsync("Confirm");
        Assert.NotEqual(0, await visit.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(name => name.endsWith('/signed/en')).length"));

        await visit.Page.Locator("#outcome-1-fr").FillAsync("Confirmé");
        await visit.Page.Locator(".outcome").Nth(1).Locator(".danger").ClickAsync();
        await visit.Page.Locator("#add-outcome").ClickAsync();
        await Expect(visit.Page.Locator("#outcome-1-fr")).ToHaveValueAsync("Confirmer");
    }

    [Fact]
    public async Task A_text_in_one_language_is_marked_where_it_is_written_and_where_it_is_read()
    {
        var id = await scene.Drawn("one-language");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        await visit.Page.Locator(".dz-out [data-step=asked]").ClickAsync();
        await visit.Page.Locator("#name-fr").FillAsync("");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("label[for=name-fr]")).ToContainTextAsync("French missing");
        await Expect(visit.Page.Locator("label[for=name-en]")).Not.ToContainTextAsync("missing");
        await Expect(visit.Page.Locator(".dz-out [data-step=asked]")).ToContainTextAsync("French missing");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight"));

        await visit.Page.Locator("#close-step").ClickAsync();
        await visit.Page.Locator("#add-step").ClickAsync();
        await visit.Page.Locator("[data-step-type=note]").ClickAsync();
        await visit.Page.Locator("#note-fr").FillAsync("Le conseil le demande.");
        await visit.Page.Locator("#note-en").FillAsync("");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("label[for=note-en]")).ToContainTextAsync("English missing");
        // whoever reads in English is shown what there is, as what it is
        await Expect(visit.Page.Locator(".react-flow__node[data-id='note:note1'] [lang=fr]")).ToHaveTextAsync("Le conseil le demande.");
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved");
        var note = Assert.Single(Governance.Designer.Editing.CanvasNote.Of(await scene.Draft(id)));
        Assert.Equal(new("", "Le conseil le demande."), note.Text);
        await visit.IsAccessible("missing translations");
        await visit.Picture("missing-translations");
    }

    [Fact]
    public async Task What_one_officer_does_the_other_sees_and_undo_outlives_a_reload()
    {
        var id = await scene.Drawn("by-two");
        await using var one = await browser.Visit(scene.Portal, Look.Default);
        await using var other = await browser.Visit(scene.Portal, Look.Default);
        await one.SignIn(scene.Officer);
        await other.SignIn(scene.Second);
        await one.Page.GotoAsync($"/workflows/{id}/draft");
        await one.UntilLive();
        await other.Page.GotoAsync($"/workflows/{id}/draft");
        await other.UntilLive();
        await Expect(other.Page.Locator(".dz-guest")).ToContainTextAsync(scene.Officer.Name.En);

        await one.Page.Locator(".dz-out [data-step=end]").ClickAsync();
        await one.Page.Locator("#name-en").FillAsync("Closed");
        await one.Page.Keyboard.PressAsync("Tab");
        await Expect(other.Page.Locator(".dz-out [data-step=end]")).ToContainTextAsync("Closed");
        await Expect(one.Page.Locator("#saved")).ToContainTextAsync("Saved");

        await other.Page.ReloadAsync();
        await other.UntilLive();
        // whoever takes back what somebody else did is told so before
        await Expect(one.Page.Locator("#undo")).ToHaveAccessibleNameAsync("Undo: Rename “Done with it”");
        await Expect(other.Page.Locator("#undo")).ToHaveAccessibleNameAsync($"Undo what {scene.Officer.Name.En} did: Rename “Done with it”");
        await Expect(other.Page.Locator("#undo")).ToHaveAttributeAsync("title", $"Undo what {scene.Officer.Name.En} did: Rename “Done with it”");
        await other.Page.Locator("#undo").ClickAsync();
        await Expect(other.Page.Locator("#redo")).ToHaveAccessibleNameAsync($"Redo what {scene.Officer.Name.En} did: Rename “Done with it”");
        await Expect(one.Page.Locator(".dz-out [data-step=end]")).ToContainTextAsync("Done with it");
        // what is seen at once is stored a moment later
        for (var looks = 0; looks < 100 && await Stored() != "Done with it"; looks++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal("Done with it", await Stored());

        async Task<string> Stored() => (await scene.Draft(id)).Find("end")!.DisplayText.En;
    }

    [Fact]
    public async Task A_draft_that_went_on_elsewhere_is_not_overwritten()
    {
        var id = await scene.Drawn("elsewhere");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        // another process saves in between
        var draft = (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Draft(id)))!;
        await scene.Portal.Send(scene.Second.ToCaller(), new SaveDraft(draft.Json.Replace("Course proposed", "Course handed in", StringComparison.Ordinal), draft.Hash));

        await visit.Page.Locator(".dz-out [data-step=end]").ClickAsync();
        await visit.Page.Locator("#name-en").FillAsync("Closed");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByText("Look at it first; nothing of yours was stored.")).ToBeVisibleAsync();
        Assert.Equal("Done with it", (await scene.Draft(id)).Find("end")!.DisplayText.En);

        var mine = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Keep mine as a file" }).ClickAsync());
        Assert.Contains("\"displayText\": \"Closed\"", await File.ReadAllTextAsync(await mine.PathAsync(), TestContext.Current.CancellationToken));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with theirs" }).ClickAsync();
        await Expect(visit.Page.Locator(".dz-out [data-step=asked]")).ToContainTextAsync("Course handed in");
    }

    [Fact]
    public async Task Whoever_draws_nothing_sees_the_workflow_and_no_draft()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Lead);
        await visit.Page.GotoAsync("/workflows");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "New workflow" })).ToHaveCountAsync(0);
        await visit.Page.GotoAsync("/workflows/micro-credential");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Edit" })).ToHaveCountAsync(0);
        var refused = await visit.Page.GotoAsync("/workflows/micro-credential/draft");
        Assert.Equal(403, refused!.Status);
    }

    [Fact]
    public async Task A_file_that_was_exported_and_imported_is_the_same_draft()
    {
        var id = await scene.Drawn("as-file");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        var file = await (await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/workflows/{id}/export/draft")).BodyAsync();
        Assert.Equal((await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Draft(id)))!.Json, System.Text.Encoding.UTF8.GetString(file));

        await visit.Page.GotoAsync("/workflows/import");
        await visit.Page.Locator("#files").SetInputFilesAsync(new FilePayload[]
        {
            new() { Name = "other.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(file).Replace("as-file", "as-other-file", StringComparison.Ordinal)) },
            new() { Name = "taken.json", MimeType = "application/json", Buffer = file },
            new() { Name = "broken.json", MimeType = "application/json", Buffer = "{"u8.ToArray() },
        });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Look at them" }).ClickAsync();
        await Expect(visit.Page.Locator("main [role=status] li")).ToContainTextAsync(["Becomes a draft of “Short courses”.", "Open it and choose Import there", "The file is not JSON"]);
        await Expect(visit.Page.GetByText("Nothing is imported while one of them cannot be.")).ToBeVisibleAsync();
        await visit.IsAccessible("files that cannot all be imported");
        // an archive is its files; what was looked at is kept as it was, once
        var archive = await (await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/workflows/{id}/export/draft/parts")).BodyAsync();
        await visit.Page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "all.zip", MimeType = "application/zip", Buffer = Archives.Renamed(archive, "as-file", "as-other-file") });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Look at them" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it as a draft" }).ClickAsync();
        await Expect(visit.Page.Locator("main [role=status] li")).ToContainTextAsync(["Kept as a draft."]);
        Assert.Equal((await scene.Draft(id)).Root.Connections, (await scene.Draft("as-other-file")).Root.Connections);

        // into what is drawn already: one edit, which undo takes back
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        await visit.Page.Locator("#more").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Import" }).ClickAsync();
        await visit.Page.ArrivesAt($"/workflows/{id}/import");
        await visit.IsAccessible("import into a draft");
        await visit.Page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "other.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(file).Replace("as-file", "as-third-file", StringComparison.Ordinal).Replace("Done with it", "Closed", StringComparison.Ordinal)) });
        await visit.Page.Locator("main form button[type=submit]").ClickAsync();
        await visit.Page.ArrivesAt($"/workflows/{id}/draft");
        await visit.UntilLive();
        await Expect(visit.Page.Locator(".dz-out [data-step=end]")).ToContainTextAsync("Closed");
        await visit.Page.Locator("#undo").ClickAsync();
        await Expect(visit.Page.Locator(".dz-out [data-step=end]")).ToContainTextAsync("Done with it");

        await visit.SignOut();
        Assert.NotEqual(200, (await visit.Page.APIRequest.GetAsync($"{scene.Portal.Url}/workflows/{id}/export/draft", new() { MaxRedirects = 0 })).Status);
    }

    [Fact]
    public async Task From_the_outline_alone_steps_are_doubled_moved_cut_and_pasted_and_all_of_it_is_told()
    {
        var id = await scene.Drawn("outlined");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        var keys = visit.Page.Keyboard;
        await visit.Page.Locator(".dz-out [data-step=end]").FocusAsync();
        await keys.PressAsync("Control+d");
        await Expect(visit.Page.Locator(".dz-out [data-step=Finish1]")).ToBeVisibleAsync();
        await Said(visit, "Paste a step");
        await visit.Page.Locator(".dz-out [data-step=Finish1]").FocusAsync();
        await keys.PressAsync("Shift+ArrowRight");
        await Said(visit, "Move “Done with it”");
        // the same twice is heard twice: the text is another one
        var first = await visit.Page.Locator("#said").TextContentAsync();
        await keys.PressAsync("Shift+ArrowRight");
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved");
        await visit.Page.WaitForFunctionAsync("before => document.querySelector('#said').textContent !== before", first);
        await Expect(visit.Page.Locator(".dz-out [data-step=Finish1]")).ToBeFocusedAsync();
        await keys.PressAsync("Control+x");
        await Expect(visit.Page.Locator(".dz-out [data-step=Finish1]")).ToHaveCountAsync(0);
        await visit.Page.WaitForFunctionAsync("() => !!document.activeElement.closest('.dz-out [data-step]')");
        await keys.PressAsync("Control+v");
        await Expect(visit.Page.Locator(".dz-out [data-step=Finish1]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved");
        await visit.Page.Locator(".dz-out [data-step=end]").FocusAsync();
        await keys.PressAsync("Control+z");
        await Said(visit, "Undo: Paste a step");
        await visit.Page.Locator(".dz-out [data-step=end]").FocusAsync();
        await keys.PressAsync("Control+Shift+Z");
        await Said(visit, "Redo: Paste a step");
        await Expect(visit.Page.Locator(".dz-out [data-step=Finish1]")).ToBeVisibleAsync();
        await visit.Page.Locator("#more").ClickAsync();
        await visit.Page.Locator("#tidy").ClickAsync();
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Move [0-9] steps$"));
        Assert.Equal(3, (await scene.Draft(id)).Root.Activities.Count);

        // what is asked before publishing takes the focus, and gives it back
        await visit.Page.Locator("#publish").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Alertdialog)).ToBeFocusedAsync();
        await visit.IsAccessible("asked before publishing");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Not yet" }).FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator("#publish")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Notes_chosen_with_or_without_steps_are_listed_and_go_with_them()
    {
        var id = await scene.Drawn("noted");
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        foreach (var number in new[] { 1, 2 })
        {
            await visit.Page.Locator("#add-step").ClickAsync();
            await visit.Page.Locator("[data-step-type=note]").ClickAsync();
            await Expect(visit.Page.Locator($".dz-out [data-step='note:note{number}']")).ToBeVisibleAsync();
        }
        await visit.Page.Locator(".dz-out [data-step='note:note1']").ClickAsync();
        await visit.Page.Locator(".dz-out [data-step='note:note2']").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(visit.Page.Locator("#panel h2")).ToHaveTextAsync("2 steps and notes are selected");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Align in a row" })).ToHaveCountAsync(0);
        await visit.Page.Locator(".dz-out [data-step='note:note2']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+c");
        await Expect(visit.Page.Locator("#panel")).ToContainTextAsync("There is nothing to copy.");
        await visit.IsAccessible("several notes");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take them away" }).ClickAsync();
        await Expect(visit.Page.Locator(".dz-out [data-step^='note:']")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    private static Task Said(Visit visit, string what) => Expect(visit.Page.Locator("#said")).ToHaveTextAsync(what);
}
