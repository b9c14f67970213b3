using System.Net;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Portal.Notifications;
using Governance.Portal.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Notifications;

/// <summary>Somebody chooses how notices reach them, and somebody stops mail by the link at its end, without signing in.</summary>
[Visits(typeof(NoticeSettingsPage), typeof(UnsubscribePage))]
public sealed class NoticeSettingsTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Reminders_come_on_Tuesdays_at_seven_where_the_reader_is()
    {
        var dean = await portal.Person(Role.Dean, await portal.Institution());
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }, hasScript: false);
        await visit.SignIn(dean);
        await visit.Page.GotoAsync("/settings");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Choisir" }).ClickAsync();
        await visit.Page.GetByLabel("Rappel").SelectOptionAsync("Weekly");
        await visit.Page.GetByLabel("Mention").SelectOptionAsync("Portal");
        await visit.Page.GetByLabel("À", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "7 h" });
        await visit.Page.GetByLabel("Celui de la semaine, le").SelectOptionAsync("Tuesday");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Enregistré.");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Le changer dans vos paramètres" }).ClickAsync();
        await visit.Page.GetByLabel("Où vous êtes").SelectOptionAsync("America/Vancouver");
        await visit.Page.Locator("[aria-labelledby=where] .btn").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Enregistré.");
        await Expect(visit.Page.GetByLabel("Où vous êtes")).ToHaveValueAsync("America/Vancouver");
        await visit.Page.GotoAsync("/settings/notices");
        await Expect(visit.Page.GetByText("Le prochain récapitulatif vient")).ToContainTextAsync("7 h (Pacifique)");
        var (choices, _) = await Choices(dean);
        Assert.Equal((NotificationChannel.Weekly, NotificationChannel.Portal, NotificationChannel.AtOnce), (choices.Of(NotificationKind.Reminders), choices.Of(NotificationKind.Mentions), choices.Of(NotificationKind.Asked)));
        Assert.Equal((7, DayOfWeek.Tuesday, "America/Vancouver"), (choices.Hour, choices.Weekday, choices.TimeZone));
        await Expect(visit.Page.GetByLabel("Rappel")).ToHaveValueAsync("Weekly");
    }

    [Fact]
    public async Task The_link_of_a_mail_asks_before_it_stops_anything_and_a_mail_program_stops_it_at_once()
    {
        var dean = await portal.Person(Role.Dean, await portal.Institution());
        var token = portal.Services.GetRequiredService<UnsubscribeLinks>().Create(new(dean.Id, [NotificationKind.Asked, NotificationKind.News]));
        await using var visit = await browser.Visit(portal, hasScript: false);
        await visit.Page.GotoAsync($"/unsubscribe/one-click/{token}");
        await Expect(visit.Page).ToHaveURLAsync($"{portal.Url}/unsubscribe/{token}");
        await Expect(visit.Page.GetByText("Step to answer")).ToBeVisibleAsync();
        Assert.Empty((await Choices(dean)).Choices.Chosen);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop this mail" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("No mail of this kind is sent to you any more.");
        Assert.Equal(NotificationChannel.Portal, (await Choices(dean)).Choices.Of(NotificationKind.News));

        var other = await portal.Person(Role.Dean, await portal.Institution());
        var address = "/unsubscribe/one-click/" + portal.Services.GetRequiredService<UnsubscribeLinks>().Create(new(other.Id, [NotificationKind.Replies]));
        using var program = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(portal.Url) };
        Assert.Equal(HttpStatusCode.Redirect, (await program.GetAsync(address)).StatusCode);
        Assert.Empty((await Choices(other)).Choices.Chosen);
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync(address, Click())).StatusCode);
        Assert.Equal(NotificationChannel.Portal, (await Choices(other)).Choices.Of(NotificationKind.Replies));
        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync("/unsubscribe/one-click/not-ours", Click())).StatusCode);
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var dean = await portal.Person(Role.Dean, await portal.Institution());
        var token = portal.Services.GetRequiredService<UnsubscribeLinks>().Create(new(dean.Id, [NotificationKind.Asked, NotificationKind.News]));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            foreach (var (address, what) in new[] { (token, "unsubscribing"), ("nothing", "unsubscribing by no link") })
            {
                await visit.Page.GotoAsync("/unsubscribe/" + address);
                await visit.IsAccessibleAtEveryWidth($"{what}, {look}");
            }
            await visit.SignIn(dean);
            await visit.Page.GotoAsync("/settings/notices");
            await visit.IsAccessibleAtEveryWidth($"choices for notices, {look}");
            visit.SawEveryPageOf<NoticeSettingsTests>();
        }
    }

    private Task<(NotificationChoices Choices, string UsualZone)> Choices(PersonSummary person) =>
        portal.Ask((NotificationQueries all) => all.Choices(person.ToCaller()));

    private static FormUrlEncodedContent Click() => new([new("List-Unsubscribe", "One-Click")]);
}
