using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Records;

public sealed class RecordsTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task A_list_is_filtered_by_its_address_and_leads_to_a_record()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/records");
        await Expect(visit.Page.Locator(".rec-row")).ToHaveCountAsync(3);
        await visit.Page.Locator("#stage").SelectOptionAsync("pilot");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".rec-row")).ToHaveCountAsync(1);
        Assert.Contains("stage=pilot", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.Locator(".rec-row a").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/records/" + scene.Published + "$"));
    }

    [Fact]
    public async Task Views_and_columns_are_kept_and_the_file_of_the_list_has_them()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/records?stage=pilot");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Keep this view" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep the view" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Give the view a name.");
        await visit.Page.GetByLabel("Name of the view").FillAsync("Pilots");
        await visit.Page.GetByLabel("Open the list with this view").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep the view" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Pilots" })).ToHaveAttributeAsync("aria-current", "true");
        await visit.Page.GotoAsync("/records");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/records\?stage=pilot$"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Views and columns" }).ClickAsync();
        await visit.Page.GetByLabel("Time in stage").UncheckAsync();
        await visit.Page.GetByLabel("Lead", new() { Exact = true }).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show these columns" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Micro-credential", "Stage", "Unit", "Next step", "Due", "Lead"]);
        var file = await File("/records/export.csv?stage=pilot", visit);
        Assert.StartsWith("\uFEFFNumber,Title,Stage,Returned,Unit,Next step,Waits for,Due,Lead\r\n" + scene.Published + ",", file, StringComparison.Ordinal);
        Assert.Equal(2, file.TrimEnd().Split("\r\n").Length);
        await visit.Page.GotoAsync("/lists/records");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Pilots" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show the usual ones" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/records$"));
    }

    [Fact]
    public async Task A_column_sorts_the_other_way_where_it_is_pressed_again()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/records");
        var head = visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Stage", Exact = true });
        await head.GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        var before = await visit.Page.Locator(".rec-row th a").AllTextContentsAsync();
        await head.GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.EndsWith("/records?sort=stage&reversed=true", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(before.Reverse(), await visit.Page.Locator(".rec-row th a").AllTextContentsAsync());
        await Expect(visit.Page.GetByLabel("The other way round")).ToBeCheckedAsync();
        await visit.IsAccessible("records, the other way round");
        await visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Time in stage" }).GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Time in stage" })).ToHaveAttributeAsync("aria-sort", "descending");
        await visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Next step" }).GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Next step" })).ToHaveAttributeAsync("aria-sort", "ascending");
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_made_harmless_and_the_file_is_in_the_readers_language()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = "fr-CA" });
        var dean = await scene.Portal.Person(Domain.Organisations.Role.Dean, await scene.Portal.Institution());
        var lead = await scene.Portal.Person(Domain.Organisations.Role.InitiativeLead, dean.Roles[0].OrganisationId);
        await scene.Portal.Send(lead.ToCaller(), new Domain.Credentials.ProposeCredential(
            dean.Roles[0].OrganisationId!.Value, new("=1+1", "=1+1"), new("=HYPERLINK(\"http://example.org\")", "@SOMME(A1), « prête »")));
        await visit.SignIn(dean);
        var rows = (await File("/records/export.csv", visit)).Split("\r\n");
        Assert.StartsWith("\uFEFFNuméro,Titre,Étape de vie,", rows[0], StringComparison.Ordinal);
        Assert.Contains(",\"'@SOMME(A1), « prête »\",", rows[1], StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", rows[1].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_for_those_who_read_records_and_holds_theirs_alone()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Reviewer);
        Assert.Equal(403, (await visit.Page.APIRequest.GetAsync(scene.Portal.Url + "/records/export.csv")).Status);
        await visit.SignIn(await scene.Portal.Person(Domain.Organisations.Role.Dean, await scene.Portal.Institution()));
        Assert.DoesNotContain("MC-", await File("/records/export.csv", visit), StringComparison.Ordinal);
    }

    private async Task<string> File(string address, Visit visit)
    {
        var answer = await visit.Page.APIRequest.GetAsync(scene.Portal.Url + address);
        Assert.Equal("text/csv; charset=utf-8", answer.Headers["content-type"]);
        return System.Text.Encoding.UTF8.GetString(await answer.BodyAsync());
    }

    [Fact]
    public async Task The_main_button_leads_to_the_step_that_waits_for_the_reader()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/records/" + scene.New);
        await Expect(visit.Page.Locator(".page-head .btn.primary")).ToHaveTextAsync("Decide whether to go on");
        await Expect(visit.Page.Locator(".page-head .btn.primary")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/steps/"));
        await visit.Page.GotoAsync("/records/" + scene.Returned);
        await Expect(visit.Page.Locator(".page-head .btn.primary")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_record_of_others_is_told_like_one_that_is_not_there()
    {
        await using var visit = await browser.Visit(scene.Portal);
        var stranger = await scene.Portal.Person(Domain.Organisations.Role.Dean, await scene.Portal.Institution());
        await visit.SignIn(stranger);
        foreach (var address in new[] { "/records/" + scene.New, "/records/MC-1999-001", $"/records/{scene.New}/workflow", $"/records/{scene.New}/versions/77" })
        {
            var answer = await visit.Page.GotoAsync(address);
            Assert.Equal(404, answer!.Status);
            await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("There is nothing at this address");
        }
    }

    [Fact]
    public async Task Every_tab_has_a_title_of_its_own()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        var titles = new List<string>();
        foreach (var tab in new[] { "", "/proposal", "/competencies", "/reviews", "/endorsements", "/workflow", "/history", "/versions/1", "/compare/1..2" })
        {
            await visit.Page.GotoAsync($"/records/{scene.Returned}{tab}");
            titles.Add(await visit.Page.TitleAsync());
        }
        Assert.Equal(titles.Distinct(), titles);
    }

    [Fact]
    public async Task Comparing_without_a_range_compares_the_last_two_versions()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/records/{scene.Returned}");
        var last = (await scene.Portal.Ask((Domain.Credentials.CredentialQueries records) => records.Record(scene.Returned, scene.Dean.ToCaller()))).Versions[^1].Number;
        await visit.Page.GotoAsync($"/records/{scene.Returned}/compare");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($@"/compare/{last - 1}\.\.{last}$"));
    }

    [Fact]
    public async Task Reviewers_have_no_records()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Reviewer);
        Assert.Equal(403, (await visit.Page.GotoAsync("/records"))!.Status);
        Assert.Equal(403, (await visit.Page.GotoAsync("/records/" + scene.New))!.Status);
    }

    [Fact]
    public async Task The_team_reads_its_closed_rounds_of_review_by_number_and_not_by_name()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Lead);
        await visit.Page.GotoAsync("/records/" + scene.Returned);
        await visit.Page.Locator(".tabs").GetByText("Reviews").ClickAsync();
        await Expect(visit.Page.Locator("main article")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator("main article").First).ToContainTextAsync("Reviewer 2");
        await Expect(visit.Page.Locator("main")).Not.ToContainTextAsync(scene.Reviewer.Name.En);
    }

    [Fact]
    public async Task Two_versions_are_compared_from_the_list_of_versions()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/records/{scene.Returned}/proposal");
        await visit.Page.Locator("#from").SelectOptionAsync("1");
        await visit.Page.Locator("#to").SelectOptionAsync("2");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/compare/1\.\.2$"));
        await Expect(visit.Page.Locator("h2").First).ToHaveTextAsync("What changes from version 1 to version 2");
    }

    [Fact]
    public async Task The_picture_flags_where_the_record_stands()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Width = 320 });
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/records/{scene.Returned}/workflow");
        await Expect(visit.Page.Locator(".pic-step.here b")).ToHaveTextAsync("Vote in the committee");
        await Expect(visit.Page.Locator(".pic-outline > li[aria-current=step] > .head b")).ToHaveTextAsync("Vote in the committee");
        await visit.Page.Locator(".pic-scroll").FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
    }
}
