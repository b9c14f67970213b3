using Governance.Domain.Discussion;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Portal.Records;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>A dean and a lead talk beside a field, by keyboard, each at their own page, without loading it again.</summary>
[Visits(typeof(CommentsTab))]
public sealed class CommentPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_dean_asks_beside_the_hours_and_the_lead_answers_in_French()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Essential skills for truck drivers", "Compétences pour camionneurs");
        await scene.Write(record, ("need", WorkScene.Pair("Roads freeze.", "Les routes gèlent.")), ("hours", 20));
        await scene.Freeze(record);
        var step = await scene.Decision(record);
        await using var dean = await browser.Visit(portal);
        await dean.SignIn(scene.Dean);
        await dean.Page.GotoAsync($"/steps/{step}");
        await dean.UntilLive();
        var beside = dean.Page.Locator("#talk-of-hours");
        await beside.GetByRole(AriaRole.Button, new() { Name = "Add a comment" }).PressAsync("Enter");
        await beside.GetByLabel("Your comment").FillAsync("Is that enough?");
        await beside.GetByRole(AriaRole.Combobox, new() { Name = "Mention somebody" }).SelectOptionAsync(scene.Lead.Id.ToString());
        await Expect(beside.GetByLabel("Your comment")).ToHaveValueAsync($"Is that enough? @{scene.Lead.Name.En} ");
        await dean.IsAccessibleAtEveryWidth("a comment being written at a decision");
        await beside.GetByRole(AriaRole.Button, new() { Name = "Send the comment" }).PressAsync("Enter");
        await Expect(beside.Locator(".said").GetByText("Is that enough?")).ToBeVisibleAsync();
        await Expect(beside.GetByRole(AriaRole.Button, new() { Name = "1 comment" })).ToBeVisibleAsync();
        await Expect(dean.Page.Locator("#comments .said").GetByText("Is that enough?")).ToBeVisibleAsync();

        await using (var visit = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }))
        {
            await visit.SignIn(scene.Lead);
            var thread = (await portal.Ask((CommentQueries all) => all.Of(record, scene.Lead.ToCaller())))!.Threads[0].Id;
            await visit.Page.GotoAsync($"/comments/{thread}");
            await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/records/{record}/comments#comment-"));
            await visit.UntilLive("#comments[data-live]");
            await Expect(visit.Page.Locator(".tab[aria-current] .count")).ToHaveTextAsync("1");
            await visit.IsAccessibleAtEveryWidth("comments, fr");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Répondre" }).PressAsync("Enter");
            await visit.Page.GetByLabel("Votre réponse").FillAsync("Oui, selon les employeurs.");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Répondre", Exact = true }).PressAsync("Enter");
            await Expect(visit.Page.Locator(".said").GetByText("Oui, selon les employeurs.")).ToBeVisibleAsync();
            // the comment comes up beside the field at the record too
            await visit.Page.GotoAsync($"/records/{record}/proposal?field=hours");
            await Expect(visit.Page.Locator("#talk-of-hours .said").GetByText("Oui, selon les employeurs.")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("comments beside a field, fr");
        }
        await Expect(beside.Locator(".said").GetByText("Oui, selon les employeurs.")).ToBeVisibleAsync();
        // whoever has it before them has read the notice of it
        var told = (await portal.Ask((NotificationQueries all) => all.Of(scene.Dean.ToCaller(), 1))).Lines.Where(line => line.Place?.StartsWith("/comments/", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, line => Assert.False(line.IsWaiting));
        await beside.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).PressAsync("Enter");
        await Expect(beside.GetByText("Resolved by")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_comes_back_after_a_lost_line()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Winter driving", "Conduite hivernale");
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/records/{record}/comments");
        await visit.UntilLive("#comments[data-live]");
        await visit.Page.GetByLabel("Your comment").FillAsync("A long thought");
        await visit.Page.ReloadAsync();
        await visit.UntilLive("#comments[data-live]");
        await Expect(visit.Page.GetByLabel("Your comment")).ToHaveValueAsync("A long thought");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send the comment" }).PressAsync("Enter");
        await Expect(visit.Page.Locator(".talk-thread .said").GetByText("A long thought")).ToBeVisibleAsync();
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(name => name.startsWith('keep:')).length"));
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Bridge inspection", "Inspection des ponts");
        await portal.Send(scene.Dean.ToCaller(), new WriteComment(record, "Among us.", CommentVisibility.Institution));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(scene.Lead);
            await visit.Page.GotoAsync($"/records/{record}/comments");
            await visit.IsAccessibleAtEveryWidth($"comments, {look}");
            visit.SawEveryPageOf<CommentPagesTests>();
        }
        var stranger = await portal.Person(Role.Dean, await portal.Institution());
        await using var other = await browser.Visit(portal);
        await other.SignIn(stranger);
        var comment = (await portal.Ask((CommentQueries all) => all.Of(record, scene.Lead.ToCaller())))!.Threads[0].Id;
        Assert.Equal(404, (await other.Page.GotoAsync($"/comments/{comment}"))!.Status);
        Assert.Equal(404, (await other.Page.GotoAsync($"/comments/{Guid.Empty}"))!.Status);
    }
}
