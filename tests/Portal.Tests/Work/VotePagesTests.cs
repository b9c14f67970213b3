using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>A vote as its people see it: the secretary opens it, members vote, counts move in the other windows, the result says why.</summary>
public sealed class VotePagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    private readonly List<PersonSummary> members = [];
    private PersonSummary secretary = null!;
    private Guid body;
    private Guid step;
    private string record = "";

    [Fact]
    public async Task A_motion_is_put_voted_on_and_closed_and_the_other_windows_follow()
    {
        await Convene("Winter driving");
        await using var chair = await SignedIn(secretary);
        await using var member = await SignedIn(members[1]);
        await Expect(member.Page.Locator(".note")).ToContainTextAsync("The chair or the secretary opens the vote.");
        await chair.Page.Locator("label[for=motion-1]").ClickAsync();
        await chair.Page.GetByRole(AriaRole.Button, new() { Name = "Open the vote" }).ClickAsync();
        await Expect(chair.Page.Locator("#preside-heading")).ToBeVisibleAsync();

        // by keyboard alone
        await member.Page.Locator("#ballot-Yes").FocusAsync();
        await member.Page.Keyboard.PressAsync("Space");
        await member.Page.Keyboard.PressAsync("Enter");
        await Expect(member.Page.GetByRole(AriaRole.Button, new() { Name = "Change your ballot" })).ToBeVisibleAsync();
        await Expect(chair.Page.Locator(".tally dd").First).ToHaveTextAsync("1");

        foreach (var other in new[] { members[0], members[2] })
            await portal.Send(Caller(other), new GiveBallot((await Vote()).AtHand!.Id, Choice.Yes));
        await Expect(chair.Page.Locator("section .body [role=status]")).ToContainTextAsync("Carried: 3 yes of 3 votes cast, 2 needed.");
        await chair.Page.GetByRole(AriaRole.Button, new() { Name = "Close the vote" }).ClickAsync();
        await chair.Page.Locator(".note.warn").GetByRole(AriaRole.Button, new() { Name = "Close the vote" }).ClickAsync();
        await Expect(chair.Page.Locator("h1")).ToHaveTextAsync("Decision recorded");
        await Expect(member.Page.Locator("section[aria-labelledby=answer]")).ToContainTextAsync("Micro-credential committee");
        await Expect(member.Page.Locator("section .body")).ToContainTextAsync(["Carried: 3 yes of 3 votes cast, 2 needed."]);
    }

    [Fact]
    public async Task Whoever_has_a_conflict_says_which_and_the_ballot_and_the_lead_are_accessible_in_every_look()
    {
        await Convene("Forest roads");
        foreach (var look in Look.All)
        {
            await using var chair = await SignedIn(secretary, look);
            await chair.Page.Locator("label[for=motion-2]").ClickAsync();
            await chair.IsAccessibleAtEveryWidth($"motion, {look}");
            await chair.Page.Locator("#reason").FillAsync("Twenty hours are too few.");
            await chair.Page.Locator("[data-send]").ClickAsync();
            await Expect(chair.Page.Locator("#preside-heading")).ToBeVisibleAsync();
            await using var member = await SignedIn(members[1], look);
            await member.Page.Locator("label[for=ballot-Recuse]").ClickAsync();
            await member.Page.Locator("#interest").FillAsync("My sister works for the partner.");
            await member.IsAccessibleAtEveryWidth($"ballot, {look}");
            await member.Picture($"ballot-{look.Culture}");
            await member.Page.Locator("[data-send]").ClickAsync();
            await Expect(chair.Page.Locator(".seats").First).ToContainTextAsync("My sister works for the partner.");
            await chair.Page.Locator("aside summary").ClickAsync();
            await chair.Page.Locator("#voice-member").SelectOptionAsync(members[2].Id.ToString());
            await chair.Page.Locator("#voice-choice").SelectOptionAsync("No");
            await chair.Page.Locator("aside details [data-send]").ClickAsync();
            await Expect(chair.Page.Locator(".tally dd").Nth(1)).ToHaveTextAsync("1");
            await chair.IsAccessibleAtEveryWidth($"lead, {look}");
            await chair.Picture($"lead-{look.Culture}");
            await portal.Send(Caller(secretary, presides: true), new CloseMotion((await Vote()).AtHand!.Id));
            await Expect(chair.Page.Locator("#put-heading")).ToBeVisibleAsync();
            await chair.IsAccessibleAtEveryWidth($"lost, {look}");
        }
    }

    [Theory]
    [InlineData("en-CA", "You sign this as an approval: “I decide by the authority of my office.”", "Sign before you send it.", "This is not your password. Nothing was sent.")]
    [InlineData("fr-CA", "« Je décide en vertu des pouvoirs de ma fonction. »", "Signez avant d’envoyer.", "Ce n’est pas votre mot de passe.")]
    public async Task A_ballot_is_signed_by_the_password_where_the_step_asks_for_it(string language, string statement, string missing, string wrong)
    {
        await Convene("Signed " + language, SigningMeaning.Approval);
        await portal.Send(Caller(secretary, presides: true), new PutMotion(step, "approve"));
        await using var member = await SignedIn(members[1], Look.Default with { Culture = language, Width = 320 });
        await Expect(member.Page.Locator("aside")).ToContainTextAsync(statement);
        await member.Page.Locator("#ballot-Yes").PressAsync("Space");
        await member.Page.Locator("#sign").PressAsync("Enter");
        await Expect(member.Page.Locator("#sign-error")).ToContainTextAsync(missing);
        await member.IsAccessible("a ballot without its signature");
        await member.Page.Locator("#sign").FillAsync("not my password at all");
        await member.Page.Locator("#sign").PressAsync("Enter");
        await Expect(member.Page.Locator("main .note[role=alert]")).ToContainTextAsync(wrong);
        await Expect(member.Page.Locator("#sign")).ToHaveValueAsync("");
        Assert.Equal(0, (await Vote()).AtHand!.Given);
        await member.Picture("ballot-signed-" + language);

        await member.Page.Locator("#sign").FillAsync(PortalFixture.Password);
        await member.Page.Locator("#sign").PressAsync("Enter");
        await Expect(member.Page.Locator("#ballot-heading + .chip")).ToBeVisibleAsync();
        Assert.Equal((1, Choice.Yes), ((await Vote()).AtHand!.Given, (await Vote()).AtHand!.Members.Single(one => one.PersonId == members[1].Id).Choice));

        // the lead puts down nobody's yes or no
        await using var lead = await SignedIn(secretary, Look.Default with { Culture = language });
        await lead.Page.Locator("aside summary").ClickAsync();
        await Expect(lead.Page.Locator("#voice-choice option")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("en-CA", "Object to the decision", "Say why you object; the body will read it.", "Recorded. The decision does not hold, and the body decides again.")]
    [InlineData("fr-CA", "S’opposer à la décision", "Dites pourquoi vous vous opposez", "Consigné. La décision ne tient pas")]
    public async Task A_member_reads_until_when_they_may_object_and_does_so_by_keyboard(string language, string button, string missing, string recorded)
    {
        await Convene("Objections " + language, bylaws: Bylaws.Usual with { ObjectionDays = 5 });
        var motion = await portal.Send(Caller(secretary, presides: true), new PutMotion(step, "approve"));
        foreach (var voter in members)
            await portal.Send(Caller(voter), new GiveBallot(motion, Choice.Yes));
        await using var chair = await SignedIn(secretary, Look.Default with { Culture = language });
        await portal.Send(Caller(secretary, presides: true), new CloseMotion(motion));
        await Expect(chair.Page.Locator("#no-objection")).ToBeVisibleAsync();
        await Expect(chair.Page.Locator("#preside-heading")).ToHaveCountAsync(0);
        await chair.IsAccessible("a decision open to objections, for whoever led it");

        await using var member = await SignedIn(members[1], Look.Default with { Culture = language });
        await member.IsAccessibleAtEveryWidth($"objections, {language}");
        await member.Picture($"objections-{language}");
        await member.Page.GetByRole(AriaRole.Button, new() { Name = button }).PressAsync("Enter");
        await Expect(member.Page.Locator("#objection-error")).ToContainTextAsync(missing);
        await member.IsAccessible("an objection without its reason");
        await member.Page.Locator("#objection").FillAsync("The hours are not right.");
        await member.Page.GetByRole(AriaRole.Button, new() { Name = button }).PressAsync("Enter");
        await Expect(member.Page.Locator("#decision .note.ok")).ToContainTextAsync(recorded);
        await Expect(member.Page.Locator("section .body")).ToContainTextAsync(["The hours are not right."]);
        await member.IsAccessible("a decision objected to");
        // the other window follows: another motion may be put
        await Expect(chair.Page.Locator("#put-heading")).ToBeVisibleAsync();
        Assert.Equal(MotionState.Objected, (await Vote()).Before[0].State);
    }

    private static OfferedOutcome Outcome(string name, string english, string french, bool needsReason = false) => new(name, new(english, french), null, needsReason, "main");

    private async Task Convene(string title, SigningMeaning? signs = null, Bylaws? bylaws = null)
    {
        var scene = await WorkScene.Set(portal, "College of " + title);
        secretary = await portal.Person(Role.CommitteeSecretary, scene.College);
        body = await portal.Send(secretary.ToCaller(), new FoundBody(
            scene.College, BodyKind.Committee, new("Micro-credential committee", "Comité des microtitres"), Bilingual.Empty, bylaws ?? Bylaws.Usual, portal.Clock.GetUtcNow()));
        await Seat(secretary, SeatRole.Secretary, isVoting: false);
        for (var number = 0; number < 3; number++)
        {
            members.Add(await portal.Person(Role.CommitteeMember, scene.College));
            await Seat(members[number], number == 0 ? SeatRole.Chair : SeatRole.Member);
        }
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        record = await scene.Record(title);
        await scene.Write(record, ("hours", 20));
        await scene.Freeze(record);
        step = await portal.Send(Governance.Domain.Commands.Caller.Workflow(Guid.Empty, null), new OpenWorkItem(
            record, Guid.Empty, "committee", WorkKind.Vote, new("Vote on the offering", "Se prononcer sur l’offre"), null, null, null,
            [Outcome("approve", "Approve", "Approuver"), Outcome("reject", "Reject and close", "Rejeter et clore", needsReason: true)], null)
        {
            BodyId = body,
            Judges = ["hours"],
            Signs = signs,
        });
    }

    private Task<Guid> Seat(PersonSummary person, SeatRole role, bool isVoting = true) =>
        portal.Send(secretary.ToCaller(), new TakeSeat(body, person.Id, role, portal.Clock.GetUtcNow()) { IsVoting = isVoting });

    private Caller Caller(PersonSummary person, bool presides = false) => (person with { Seats = [new HeldSeat(body, presides)] }).ToCaller();

    private Task<VoteReading> Vote() => portal.Ask((VoteQueries votes) => votes.Of(step, Caller(secretary, presides: true)));

    private async Task<Visit> SignedIn(PersonSummary person, Look? look = null)
    {
        var visit = await browser.Visit(portal, look ?? Look.Default);
        await visit.SignIn(person);
        await visit.Page.GotoAsync($"/steps/{step}");
        await visit.UntilLive();
        return visit;
    }
}
