using Governance.Domain.Access;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Access;

public sealed class AccessTests : IAsyncLifetime
{
    private static readonly Bilingual Ana = new("Ana Silva", "Ana Silva");

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_invitation_sets_a_password_once_and_in_time()
    {
        var person = await Invited();
        var link = Assert.Single(await Links(person));
        Assert.Equal(1, await Mails(MailTemplate.Invitation));

        await host.Send(Caller.System, new SetPassword(link.Id, "hash"));
        Assert.Equal("hash", (await Account(person))!.PasswordHash);
        Assert.Equal("ana@example.org", (await Account(person))!.Email);
        await Broken.Rule("This link no longer works. Ask for a new one.", () => host.Send(Caller.System, new SetPassword(link.Id, "other")));
        await Broken.Rule("This person has a password already; they can ask for another one when they sign in.", () => host.Send(Caller.System, new InvitePerson(person)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Caller.System, new SetPassword(person, "hash")));
    }

    [Fact]
    public async Task An_invitation_ends_after_a_week_and_with_a_newer_one()
    {
        var person = await Invited();
        await host.Send(Caller.System, new InvitePerson(person));
        var links = await Links(person);
        await Broken.Rule("This link no longer works. Ask for a new one.", () => host.Send(Caller.System, new SetPassword(links[0].Id, "hash")));
        host.Clock.Advance(AccountLink.InvitationFor);
        await Broken.Rule("This link no longer works. Ask for a new one.", () => host.Send(Caller.System, new SetPassword(links[1].Id, "hash")));
        Assert.Null(await host.Ask((AccessQueries access) => access.Link(links[1].Id)));
    }

    [Fact]
    public async Task Asking_for_another_password_tells_nothing_and_mails_only_whoever_is_here()
    {
        var person = await WithPassword();
        await host.Send(Caller.System, new AskForPasswordReset("nobody@example.org"));
        Assert.Equal(0, await Mails(MailTemplate.PasswordReset));
        await host.Send(Caller.System, new AskForPasswordReset(" ANA@example.org "));
        await host.Send(Caller.System, new AskForPasswordReset("Ana@Example.ORG"));
        Assert.Equal(1, await Mails(MailTemplate.PasswordReset));

        var session = await Begin(person);
        await host.Send(Caller.System, new SetPassword((await Links(person))[^1].Id, "another"));
        Assert.Null(await host.Ask((Sessions sessions) => sessions.EndsAt(session)));
        Assert.Equal("another", (await Account(person))!.PasswordHash);
    }

    [Fact]
    public async Task A_session_lasts_while_something_is_done_in_it_and_a_working_day_at_most()
    {
        var session = await Begin(await WithPassword());
        for (var hour = 0; hour < 11; hour++)
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
            await host.Ask(async (Sessions sessions) => { await sessions.Seen(session); return 0; });
        }
        Assert.NotNull(await EndsAt(session));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await EndsAt(session));
    }

    [Fact]
    public async Task A_session_in_which_nothing_is_done_ends()
    {
        var session = await Begin(await WithPassword());
        host.Clock.Advance(SessionLimits.Usual.Idle - TimeSpan.FromSeconds(1));
        Assert.NotNull(await EndsAt(session));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await EndsAt(session));
    }

    [Fact]
    public async Task Everybody_ends_their_own_sessions_and_nobody_those_of_others()
    {
        var ana = await WithPassword();
        var (first, second) = (await Begin(ana), await Begin(ana));
        var other = await host.A.Person(Role.Registrar);
        await Assert.ThrowsAsync<NotFound>(() => host.Send(other, new EndOwnSessions(first)));
        await host.Send(Caller.Person(ana, "", []), new EndOwnSessions(first));
        Assert.Null(await EndsAt(first));
        Assert.NotNull(await EndsAt(second));
        var stamp = (await Account(ana))!.SecurityStamp;
        await host.Send(Caller.Person(ana, "", []), new EndOwnSessions());
        Assert.Null(await EndsAt(second));
        Assert.NotEqual(stamp, (await Account(ana))!.SecurityStamp);
    }

    [Fact]
    public async Task An_administrator_opens_a_locked_account_and_ends_every_session_of_somebody()
    {
        var person = await WithPassword();
        await Broken.Rule("This account is not locked.", () => host.Send(Caller.System, new UnlockAccount(person)));
        await host.WithDb(async db =>
        {
            var account = await db.Set<Account>().SingleAsync(one => one.PersonId == person);
            (account.LockoutEnd, account.AccessFailedCount) = (host.Clock.GetUtcNow().AddMinutes(15), 4);
            await db.SaveChangesAsync();
        });
        await host.Send(Caller.System, new UnlockAccount(person));
        Assert.Equal((null, 0), ((await Account(person))!.LockoutEnd, (await Account(person))!.AccessFailedCount));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(AccountUnlocked))));

        var (here, there) = (await Begin(person), await Begin(person));
        Assert.NotNull(await EndsAt(here));
        await host.Send(Caller.System, new EndSessionsOf(person));
        Assert.Null(await EndsAt(here));
        Assert.Null(await EndsAt(there));
        var stranger = await host.A.Person(Role.Administrator, await host.A.Institution());
        await Assert.ThrowsAsync<NotFound>(() => host.Send(stranger, new EndSessionsOf(person)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(stranger, new UnlockAccount(person)));
    }

    [Fact]
    public async Task Everybody_reads_their_own_roles_and_seats_and_by_whose_word_they_hold_them()
    {
        var college = await host.A.Institution();
        var (administrator, dean) = (await host.A.Person(Role.Administrator, college), await host.A.Person(Role.Dean, college));
        await host.Send(administrator, new GrantRole(dean.PersonId!.Value, Role.Registrar.Id, college));
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        var body = await host.Send(secretary, new FoundBody(college, BodyKind.Panel, new("Panel", "Jury"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
        await host.Send(secretary, new TakeSeat(body, dean.PersonId.Value, SeatRole.Chair, host.Clock.GetUtcNow()));
        var own = await host.Ask((AccessQueries access) => access.OwnRights(dean));
        Assert.Equal(administrator.Name, own.Grants.Single(one => one.RoleId == Role.Registrar.Id).GrantedBy!.En);
        Assert.DoesNotContain(own.Grants, one => one.MayEnd);
        Assert.Equal((body, SeatRole.Chair, true), Assert.Single(own.Seats) is var seat ? (seat.Body, seat.Role, seat.IsVoting) : default);
        Assert.Empty((await host.Ask((AccessQueries access) => access.OwnRights(administrator))).Seats);
    }

    [Fact]
    public async Task Whoever_leaves_hands_over_what_waits_for_them_and_what_they_did_stays()
    {
        var college = await host.A.Institution();
        var (lead, successor) = (await host.A.Person(Role.InitiativeLead, college), await host.A.Person(Role.InitiativeLead, college));
        var credential = await host.A.Credential(lead);
        var step = await host.OpenDecision(credential, Role.InitiativeLead);
        var body = await host.Send(await host.A.Person(Role.CommitteeSecretary, college), new FoundBody(college, BodyKind.Committee, new("Body", "Instance"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        await host.Send(secretary, new TakeSeat(body, lead.PersonId!.Value, SeatRole.Member, host.Clock.GetUtcNow()));
        await host.Send(lead, new DelegateWork(successor.PersonId!.Value, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(5), [WorkKind.Decision]));
        host.Clock.Advance(TimeSpan.FromHours(1));

        await host.Send(await host.A.Person(Role.Administrator, college), new DeactivatePerson(lead.PersonId.Value, successor.PersonId));

        var at = host.Clock.GetUtcNow();
        Assert.Equal(successor.PersonId, await host.WithDb(db => db.Set<WorkItem>().Where(one => one.Id == step).Select(one => one.AssignedToId).SingleAsync()));
        var record = await host.WithDb(db => db.Set<MicroCredential>().SingleAsync(one => one.Id == credential));
        Assert.Equal(successor.PersonId, record.LeadId);
        Assert.Equal([lead.PersonId.Value], record.Writers!);
        Assert.Empty((await host.WithDb(db => db.Set<Body>().SingleAsync(one => one.Id == body))).HeldAt(at));
        Assert.True(await host.WithDb(db => db.Set<Delegation>().AllAsync(one => one.Until <= at)));
        var person = await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == lead.PersonId));
        Assert.Empty(person.RolesAt(at));
        Assert.Single(person.Grants);
        await Broken.Rule("This person has left already.", () => host.Send(Caller.System, new DeactivatePerson(person.Id)));
        await Broken.Rule("This person has left; let them come back first.", () => host.Send(Caller.System, new GrantRole(person.Id, Role.Dean.Id, college)));
        await host.Send(Caller.System, new ReactivatePerson(person.Id));
        await host.Send(Caller.System, new GrantRole(person.Id, Role.Dean.Id, college));
    }

    [Fact]
    public async Task Claims_of_whoever_leaves_go_back_to_the_role()
    {
        var college = await host.A.Institution();
        var dean = await host.A.Person(Role.Dean, college);
        var step = await host.OpenDecision(await host.A.Credential(await host.A.Person(Role.InitiativeLead, college)), Role.Dean);
        await host.Send(dean, new ClaimWorkItem(step));
        await host.Send(Caller.System, new DeactivatePerson(dean.PersonId!.Value));
        Assert.Null(await host.WithDb(db => db.Set<WorkItem>().Where(one => one.Id == step).Select(one => one.Claim).SingleAsync()));
    }

    [Fact]
    public async Task A_list_is_stored_whole_or_not_at_all()
    {
        var college = await host.A.Institution();
        var administrator = await host.A.Person(Role.Administrator, college);
        PersonLine Line(int number, string email, string role, Guid? place) => new(number, Ana, email, "fr", new(role, place));
        await Broken.Rule("Line 3: Choose a role.", () => host.Send(administrator, new ImportPeople([Line(2, "one@example.org", "dean", college), Line(3, "two@example.org", "king", college)], true)));
        await Broken.Rule("Line 2: This is not for your role.", () => host.Send(administrator, new ImportPeople([Line(2, "one@example.org", "dean", null)], true)));
        Assert.Equal(1, await host.WithDb(db => db.Set<Person>().CountAsync()));

        var done = await host.Send(administrator, new ImportPeople([Line(2, "one@example.org", "dean", college), Line(3, "two@example.org", "registrar", college), Line(4, "One@Example.org", "registrar", college)], true));
        Assert.Equal(new ImportedPeople(2, 1), done);
        Assert.Equal(2, await Mails(MailTemplate.Invitation));
        Assert.Equal(2, (await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Email == "one@example.org"))).Grants.Count);
        Assert.Contains("ONE@example.org", await host.Ask((AccessQueries access) => access.Known(["ONE@example.org", "three@example.org"])));
        Assert.Equal(new ImportedPeople(0, 1), await host.Send(administrator, new ImportPeople([Line(2, "TWO@example.org", "dean", college)], true)));
    }

    [Fact]
    public async Task Addresses_that_differ_in_capital_letters_alone_are_told_to_whoever_manages_both()
    {
        var (here, elsewhere) = (await host.A.Institution(), await host.A.Institution());
        var one = await host.A.Person(Role.Dean, here);
        var other = await host.A.Person(Role.Dean, elsewhere);
        var network = await host.A.Person(Role.Administrator);
        Assert.Empty(await host.Ask((AccessQueries access) => access.SameAddresses(network)));
        var address = await host.WithDb(db => db.Set<Person>().Where(person => person.Id == one.PersonId).Select(person => person.Email).SingleAsync());
        await host.WithDb(db => db.Set<Person>().Where(person => person.Id == other.PersonId).ExecuteUpdateAsync(set => set.SetProperty(person => person.Email, address.ToUpperInvariant())));
        Assert.Equal([one.PersonId, other.PersonId], (await host.Ask((AccessQueries access) => access.SameAddresses(network))).Select(person => (Guid?)person.Id));
        Assert.Empty(await host.Ask(async (AccessQueries access) => await access.SameAddresses(await host.A.Person(Role.Administrator, here))));
    }

    [Fact]
    public async Task Whoever_manages_one_college_changes_nothing_of_another()
    {
        var (here, elsewhere) = (await host.A.Institution(), await host.A.Institution());
        var administrator = await host.A.Person(Role.Administrator, here);
        var stranger = await host.A.Person(Role.Dean, elsewhere);
        var both = await host.A.Person(Role.Dean, here);
        await host.Send(Caller.System, new GrantRole(both.PersonId!.Value, Role.Dean.Id, elsewhere));

        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(administrator, new GrantRole(administrator.PersonId!.Value, Role.Administrator.Id, null)));
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(administrator, new CorrectOrganisation(elsewhere, Ana, "Ontario", [])));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(administrator, new GrantRole(stranger.PersonId!.Value, Role.Dean.Id, here)));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(administrator, new DeactivatePerson(stranger.PersonId!.Value)));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((AccessQueries access) => access.Person(stranger.PersonId!.Value, administrator)));
        await Broken.Rule<Refused>("This person holds a role elsewhere too; whoever manages the whole network does this.", () => host.Send(administrator, new DeactivatePerson(both.PersonId.Value)));
        var seen = await host.Ask((AccessQueries access) => access.People(new(), 1, 25, administrator));
        Assert.Equal(new[] { administrator.PersonId!.Value, both.PersonId.Value }.Order(), seen.People.Select(one => one.Id).Order());
    }

    [Fact]
    public async Task A_role_ends_and_says_by_whom_it_was_granted()
    {
        var college = await host.A.Institution();
        var (administrator, dean) = (await host.A.Person(Role.Administrator, college), await host.A.Person(Role.Dean, college));
        await host.Send(administrator, new GrantRole(dean.PersonId!.Value, Role.Registrar.Id, college) { From = host.Clock.GetUtcNow().AddDays(1), Until = host.Clock.GetUtcNow().AddDays(3) });
        var detail = await host.Ask((AccessQueries access) => access.Person(dean.PersonId.Value, administrator));
        var registrar = detail.Grants.Single(one => one.RoleId == Role.Registrar.Id);
        Assert.Equal(administrator.Name, registrar.GrantedBy!.En);
        await host.Send(administrator, new EndRole(dean.PersonId.Value, registrar.Id));
        await Broken.Rule("This role has ended by then already.", () => host.Send(administrator, new EndRole(dean.PersonId.Value, registrar.Id)));
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([Role.Dean.Id], (await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == dean.PersonId))).RolesAt(host.Clock.GetUtcNow()).Select(one => one.RoleId));
    }

    private async Task<Guid> Invited()
    {
        var person = await host.Send(Caller.System, new RegisterPerson(Ana, "ana@example.org", "en"));
        await host.Send(Caller.System, new InvitePerson(person));
        return person;
    }

    private async Task<Guid> WithPassword()
    {
        var person = await Invited();
        await host.Send(Caller.System, new SetPassword((await Links(person))[0].Id, "hash"));
        return person;
    }

    private Task<Guid> Begin(Guid person) => host.Send(Caller.Person(person, "", []), new BeginSession("Firefox, Linux"));

    private Task<DateTimeOffset?> EndsAt(Guid session) => host.Ask((Sessions sessions) => sessions.EndsAt(session));

    private Task<List<AccountLink>> Links(Guid person) => host.WithDb(db => db.Set<AccountLink>().Where(one => one.PersonId == person).OrderBy(one => one.Id).ToListAsync());

    private Task<Account?> Account(Guid person) => host.WithDb(db => db.Set<Account>().SingleOrDefaultAsync(one => one.PersonId == person));

    private Task<int> Mails(MailTemplate template) => host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == template));
}
