using System.Globalization;
using Governance.Domain.Bodies;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Mail;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.WholeLife;

/// <summary>
/// Does at the pages what each person of a college does, one browser for each, by keyboard alone. With GALLERY set, every
/// step is kept as a picture in English and in French.
/// </summary>
internal sealed class Traveller(PortalFixture portal, Browser browser) : IAsyncDisposable
{
    private readonly Dictionary<string, (PersonSummary Person, Visit Visit)> people = [];
    private readonly FormCatalogue forms = new();
    private int pictures;
    private string? followed;

    public Guid College { get; private set; }

    /// <summary>One person for each role that has a step, and the partner who will be asked.</summary>
    public async Task Arrive()
    {
        College = await portal.Institution("Fanshawe College");
        await portal.Send(Domain.Commands.Caller.System, new RegisterOrganisation(
            OrganisationKind.Partner, new("Regional trucking association", "Association régionale du camionnage"), "Ontario") { ContactEmail = "training@trucking.example" });
        foreach (var role in new[] { Role.InitiativeLead, Role.InstructionalDesigner, Role.Dean, Role.Reviewer, Role.QaOfficer, Role.CommitteeMember, Role.Registrar })
            await Add(role.Id, role);
        await Add("second-reviewer", Role.Reviewer);
        await Add("second-member", Role.CommitteeMember);
        var secretary = (await portal.Person(Role.CommitteeSecretary, College)).ToCaller();
        var at = portal.Clock.GetUtcNow();
        var body = await portal.Send(secretary, new FoundBody(College, BodyKind.Committee, new("Micro-credential committee", "Comité des microtitres"), Bilingual.Empty, Bylaws.Usual, at));
        foreach (var (who, role) in new[] { ("committee-member", SeatRole.Chair), ("second-member", SeatRole.Member) })
            await portal.Send(secretary, new TakeSeat(body, people[who].Person.Id, role, at));
    }

    /// <summary>Opens the start page of this person, who is signed in anew: sessions end while years pass.</summary>
    public async Task<IPage> At(string who)
    {
        var (person, visit) = people[who];
        var page = visit.Page;
        var keys = new Keyboard(page);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/");
        await keys.Write("#email", person.Email);
        await keys.Write("#password", PortalFixture.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.LeavesSignIn();
        await visit.UntilLive();
        return page;
    }

    /// <summary>Opens the step of this title from the list of what waits.</summary>
    /// <param name="picture">What its picture is called; null where there is none of it.</param>
    public async Task<IPage> Step(string who, string title, string? picture)
    {
        var page = await At(who);
        await new Keyboard(page).Press(page.Locator("[data-row]", new() { HasText = title }).First);
        await page.ArrivesAt("/steps/.+");
        await people[who].Visit.UntilLive(".crumb ~ *");
        await people[who].Visit.UntilLive();
        if (picture is not null)
            await Picture(page, picture);
        return page;
    }

    /// <summary>The chair puts the motion for an outcome, both members vote for it, and the chair closes the vote.</summary>
    public async Task<IPage> Vote(int choice, string reason, string picture)
    {
        var page = await Step("committee-member", "Vote in the committee", picture);
        var keys = new Keyboard(page);
        await keys.Tick(page.Locator("#motion-1"));
        for (var number = 2; number <= choice; number++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator($"#motion-{choice}")).ToBeCheckedAsync();
        await keys.Write("#reason", reason);
        await keys.Press(page.GetByRole(AriaRole.Button, new() { Name = "Open the vote" }));
        await SayYes(page);
        await SayYes(await Step("second-member", "Vote in the committee", picture: null));
        page = await Step("committee-member", "Vote in the committee", picture: null);
        keys = new Keyboard(page);
        await keys.Press(page.GetByRole(AriaRole.Button, new() { Name = "Close the vote" }));
        await keys.Press(page.Locator(".note.warn").GetByRole(AriaRole.Button, new() { Name = "Close the vote" }));
        await Sent(page, "Decision recorded");
        return page;
    }

    /// <summary>Answers every question of a section that has no answer yet, checks and sends.</summary>
    public async Task Fill(IPage page, string section, string send, IReadOnlyDictionary<string, string>? own = null)
    {
        var keys = new Keyboard(page);
        foreach (var field in forms.Section(section).Fields.Where(field => field.Required))
            await Answer(page, field, own?.GetValueOrDefault(field.Id));
        await keys.Press(".form-fields button[type=submit]");
        await Assertions.Expect(page.Locator("h1").Or(page.Locator(".note.bad"))).ToHaveTextAsync("Check and send");
        await keys.Press(page.GetByRole(AriaRole.Button, new() { Name = send }));
        await Sent(page, "Sent");
    }

    /// <summary>Chooses an outcome, with its reason where one is given, and sends it.</summary>
    public static async Task Decide(IPage page, int choice, string? reason = null, bool asksTwice = false)
    {
        var keys = new Keyboard(page);
        await keys.To("#choice-1");
        await page.Keyboard.PressAsync(choice.ToString(CultureInfo.InvariantCulture));
        await Assertions.Expect(page.Locator($"#choice-{choice}")).ToBeCheckedAsync();
        if (reason is not null)
            await keys.Write("#words", reason);
        if (await page.Locator("#sign").IsVisibleAsync())
            await keys.Write("#sign", PortalFixture.Password);
        await page.Keyboard.PressAsync("Control+Enter");
        if (asksTwice)
            await keys.Press(".note.bad [data-send]");
        await Sent(page, "Decision recorded");
    }

    /// <summary>Links every learning outcome to a competency, as the instructional designer.</summary>
    public async Task Map()
    {
        var page = await Step("instructional-designer", "Map the competencies", "competencies");
        var keys = new Keyboard(page);
        await keys.TakeNext("#link-0");
        await keys.Press(page.Locator(".link-row button").First);
        await Assertions.Expect(page.Locator(".mapped-list li")).ToHaveCountAsync(1);
        await keys.Press(page.GetByRole(AriaRole.Button, new() { Name = "Send the competency map" }));
        await Sent(page, "Sent");
    }

    /// <summary>Scores every criterion "met" by the keys of the sheet, element by element, and sends the review.</summary>
    public async Task Score(string who, string title, string picture)
    {
        var page = await Step(who, title, picture);
        var keys = new Keyboard(page);
        foreach (var element in await page.Locator("[data-element]").AllAsync())
        {
            await keys.Press(element);
            await Assertions.Expect(element).ToHaveAttributeAsync("aria-current", "true");
            await Assertions.Expect(page.Locator("#element-top")).ToBeFocusedAsync();
            await keys.To(page.Locator(".crit input[type=radio]").First);
            for (var left = await page.Locator(".crit").CountAsync(); left > 0; left--)
            {
                await page.Keyboard.PressAsync("2");
                await page.Keyboard.PressAsync("j");
            }
        }
        await keys.Press("[data-check]");
        await Assertions.Expect(page.Locator("#check-top")).ToBeFocusedAsync();
        await keys.Press("[data-send]");
        await Sent(page, "Sent");
    }

    /// <summary>Vouches for every claim and signs, as the partner's training director.</summary>
    public static async Task Sign(IPage page)
    {
        var keys = new Keyboard(page);
        foreach (var claim in await page.Locator(".claim").AllAsync())
            await keys.Tick(claim.Locator(".seg input").First);
        await keys.Write("[name='Sent.Position']", "Director of training");
        await keys.Tick(page.Locator("[name='Sent.MaySign']"));
        await keys.Press("button[value=sign]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Signed. Thank you");
    }

    /// <summary>The partner's address in the newest mail to them, once it is another than the one followed before.</summary>
    public async Task<string> PartnerLink()
    {
        for (var turn = 0; turn < 100; turn++)
        {
            await Task.Delay(100);
            portal.Clock.Advance(TimeSpan.FromSeconds(5));
            var newest = Directory.Exists(Path.Combine(portal.Folder, "mail"))
                ? Directory.EnumerateFiles(Path.Combine(portal.Folder, "mail"), "*.eml").Order(StringComparer.Ordinal)
                    .Select(file => MimeText.Part(File.ReadAllText(file), "text/plain")).LastOrDefault(text => text.Contains("/endorse/", StringComparison.Ordinal))
                : null;
            var link = newest?[newest.IndexOf("/endorse/", StringComparison.Ordinal)..].Split([' ', '\n', '\r', '>', '"'])[0];
            if (link is not null && link != followed)
                return followed = link;
        }
        throw new InvalidOperationException("No mail to the partner was written.");
    }

    /// <summary>A window of somebody without an account.</summary>
    public async Task<IPage> Outsider(string address, string picture)
    {
        var visit = await Sit("outsider" + people.Count, null!);
        await visit.Page.GotoAsync(address);
        await Picture(visit.Page, picture);
        return visit.Page;
    }

    public async Task Pass(TimeSpan time)
    {
        portal.Clock.Advance(time);
        await portal.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();
    }

    /// <summary>The page in English and in French, as people see it.</summary>
    public Task Picture(IPage page, string name) => page.PictureInBoth(string.Create(CultureInfo.InvariantCulture, $"{++pictures:00}-{name}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, visit) in people.Values)
            await visit.DisposeAsync();
    }

    /// <summary>Nobody touched a mouse.</summary>
    public void WasByKeyboard()
    {
        foreach (var (_, visit) in people.Values)
            Keyboard.NoMouseWasUsed(visit);
    }

    private static async Task SayYes(IPage page)
    {
        var keys = new Keyboard(page);
        await Assertions.Expect(page.Locator("#ballot-Yes")).ToBeVisibleAsync();
        await keys.Tick(page.Locator("#ballot-Yes"));
        await keys.Press(page.GetByRole(AriaRole.Button, new() { Name = "Give your ballot" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change your ballot" })).ToBeVisibleAsync();
    }

    private async Task Add(string who, Role role) => await Sit(who, await portal.Person(role, College));

    private async Task<Visit> Sit(string who, PersonSummary person)
    {
        var visit = await browser.Visit(portal);
        await Keyboard.WithoutMouse(visit);
        people[who] = (person, visit);
        return visit;
    }

    /// <summary>The answer is shown, and has the focus.</summary>
    private static async Task Sent(IPage page, string heading)
    {
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);
        await new Keyboard(page).HasFocus();
    }

    /// <summary>Answers one question; what was answered before stays.</summary>
    private static async Task Answer(IPage page, FormField field, string? own)
    {
        var keys = new Keyboard(page);
        var id = "#f-" + field.Id;
        switch (field.Type)
        {
            case FieldType.BilingualText or FieldType.BilingualLong:
                await Write(keys, page, id, own ?? "What drivers and their employers need.");
                await Write(keys, page, id + "-fr", own is null ? "Ce dont les personnes au volant et leurs employeurs ont besoin." : own + " (fr)");
                break;
            case FieldType.Text or FieldType.Long:
                await Write(keys, page, id, own ?? "As agreed with the employers.");
                break;
            case FieldType.Number:
                await Write(keys, page, id, own ?? Math.Max(field.Min ?? 1, Math.Min(20, field.Max ?? 20)).ToString(CultureInfo.InvariantCulture));
                break;
            case FieldType.Date:
                await keys.WriteDay(id);
                break;
            case FieldType.Choice or FieldType.Choices or FieldType.Units:
                if (await page.Locator($"[name='{field.Id}']:checked").CountAsync() == 0)
                    await keys.Tick(page.Locator(id));
                break;
            case FieldType.Partner:
                await keys.TakeNext(id);
                break;
            case FieldType.Outcomes:
                await Write(keys, page, id, "Plan a legal and safe trip");
                await Write(keys, page, id + "-0-fr", "Planifier un trajet légal et sûr");
                break;
        }
    }

    private static async Task Write(Keyboard keys, IPage page, string field, string text)
    {
        if ((await page.Locator(field).InputValueAsync()).Length == 0)
            await keys.Write(field, text);
    }
}
