using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Following;
using Governance.Domain.Notifications;
using Governance.Portal.Notifications;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Notifications;

/// <summary>A dean is told of a step and of a comment: the bell counts, the page lists, opening what it leads to reads it.</summary>
[Visits(typeof(NoticesPage))]
public sealed class NoticesPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_bell_counts_and_what_is_opened_is_read()
    {
        var (scene, record, step, _) = await Told();
        await using var visit = await browser.Visit(portal, hasScript: false);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/settings");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Notices, 2 unread" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 unread");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Decide whether to go on: Bridge inspection" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync($"{portal.Url}/steps/{step}");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Notices, 1 unread" })).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/notices");
        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("named you in a comment: Bridge") }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/records/{record}/comments"));
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Notices", Exact = true })).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/notices");
        await Expect(visit.Page.GetByText("You have read everything.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-notice=read]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task One_or_all_are_marked_as_read_in_French_without_script()
    {
        var (scene, _, _, _) = await Told();
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }, hasScript: false);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/notices");
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Marquer comme lue : .*commentaire") }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 non lue");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tout marquer comme lu" }).ClickAsync();
        await Expect(visit.Page.GetByText("Vous avez tout lu.")).ToBeVisibleAsync();
        Assert.Equal(0, (await portal.Ask((NotificationQueries all) => all.Of(scene.Dean.ToCaller(), 1))).Waiting);
    }

    [Fact]
    public async Task A_record_is_followed_and_no_longer_by_its_button()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Road building", "Construction de routes");
        await using var visit = await browser.Visit(portal, hasScript: false);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/records/{record}/history");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync($"{portal.Url}/records/{record}");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop following" })).ToBeVisibleAsync();
        await portal.Send(Domain.Commands.Caller.Workflow(Guid.Empty, null), new MoveCredential(record, CredentialAction.Explore, null));
        await visit.Page.GotoAsync("/notices");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Road building: Feasibility began" })).ToBeVisibleAsync();
        await visit.Page.GotoAsync($"/records/{record}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop following" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true })).ToBeVisibleAsync();
        Assert.False(await portal.Ask((FollowQueries all) => all.Follows(record, scene.Dean.ToCaller())));
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var (scene, _, _, comment) = await Told();
        await portal.Send(scene.Lead.ToCaller(), new WithdrawComment(comment));
        var nobody = await portal.Person(Domain.Organisations.Role.Auditor, await portal.Institution());
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(scene.Dean);
            await visit.Page.GotoAsync("/notices");
            await visit.IsAccessibleAtEveryWidth($"notices, {look}");
            await visit.Picture($"notices-{look}");
            visit.SawEveryPageOf<NoticesPageTests>();
        }
        await using var empty = await browser.Visit(portal);
        await empty.SignIn(nobody);
        await empty.Page.GotoAsync("/notices");
        await empty.IsAccessibleAtEveryWidth("no notices");
    }

    private async Task<(WorkScene Scene, string Record, Guid Step, Guid Comment)> Told()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Bridge inspection", "Inspection des ponts");
        var step = await scene.Decision(record);
        var comment = await portal.Send(scene.Lead.ToCaller(), new WriteComment(record, $"@{scene.Dean.Name.En} look at this."));
        return (scene, record, step, comment);
    }
}
