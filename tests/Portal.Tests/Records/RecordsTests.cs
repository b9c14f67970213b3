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
        await Expect(visit.Page.Locator(".rec")).ToHaveCountAsync(3);
        await visit.Page.Locator("#stage").SelectOptionAsync("pilot");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".rec")).ToHaveCountAsync(1);
        Assert.Contains("stage=pilot", visit.Page.Url, StringComparison.Ordinal);
        await visit.Page.Locator(".rec a").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/records/" + scene.Published + "$"));
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
