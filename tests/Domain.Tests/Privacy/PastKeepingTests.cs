using Governance.Domain.Access;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Institution;
using Governance.Domain.Organisations;
using Governance.Domain.Privacy;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Privacy;

/// <summary>Whose personal data the policy of the institution erases, and whose it keeps.</summary>
public sealed class PastKeepingTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Caller administrator = null!;
    private Guid college;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        administrator = await host.A.Person(Role.Administrator);
        college = await host.A.Institution();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Without_a_policy_nobody_is_past_keeping_and_nobody_is_erased()
    {
        var dean = await Left(Role.Dean);
        Years(50);
        Assert.Empty(await Due());
        await Broken.Rule("The personal data of this person are kept.", () => host.Send(Caller.System, new ErasePastKeeping(dean)));
        Assert.Null((await Expected(null)).People.Single(one => one.Id == dean).DueAt);
        await Broken.Rule("Personal data are kept for a whole number of years, from 1 to 1000.", () => host.Send(administrator, new KeepRetention(null, 0)));
    }

    [Fact]
    public async Task The_years_count_from_the_end_of_the_last_role_or_the_last_act_whichever_is_later()
    {
        await host.Send(administrator, new KeepRetention(null, 5));
        var dean = await host.A.Person(Role.Dean, college);
        var (quiet, busy) = (await Left(Role.Registrar), dean.PersonId!.Value);
        Years(2);
        await host.Send(dean, new ChooseMailLanguage("fr"));
        await EndRoles(busy);
        Years(3);
        Assert.Equal([quiet], await Due());
        await Broken.Rule("The personal data of this person are kept.", () => host.Send(Caller.System, new ErasePastKeeping(busy)));
        await host.Send(Caller.System, new ErasePastKeeping(quiet));
        Assert.Equal("Former member", (await Person(quiet)).Name.En);
        Assert.Contains("\"AfterYears\":5", await host.WithDb(db => db.Events.Where(row => row.Name == nameof(PersonErased)).Select(row => row.Body).SingleAsync()), StringComparison.Ordinal);
        Assert.Empty(await Due());
        Years(2);
        Assert.Equal([busy], await Due());
    }

    [Fact]
    public async Task Whoever_holds_a_role_is_kept_however_long_they_did_nothing()
    {
        await host.Send(administrator, new KeepRetention(null, 1));
        var dean = await host.A.Person(Role.Dean, college);
        Years(30);
        Assert.Empty(await Due());
        Assert.Null(await host.Ask((PastKeeping keeping) => keeping.Of(dean.PersonId!.Value, administrator)));
    }

    [Fact]
    public async Task Seats_and_proposals_that_somebody_leads_keep_them()
    {
        await host.Send(administrator, new KeepRetention(null, 1));
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        var (lead, member) = (await host.A.Person(Role.InitiativeLead, college), await host.A.Person(Role.Dean, college));
        var record = await host.A.Credential(lead);
        var body = await host.Send(secretary, new FoundBody(college, BodyKind.Panel, new("Panel", "Jury"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
        await host.Send(secretary, new TakeSeat(body, member.PersonId!.Value, SeatRole.Member, host.Clock.GetUtcNow()));
        await EndRoles(lead.PersonId!.Value);
        await EndRoles(member.PersonId!.Value);
        Years(2);
        Assert.Empty(await Due());
        var expected = await Expected(1);
        Assert.Equal(2, expected.Due);
        Assert.Equal("Leads " + record, expected.People.Single(one => one.Id == lead.PersonId).Holds.Single().ToString());
        Assert.Equal("Has a seat: Panel", expected.People.Single(one => one.Id == member.PersonId).Holds.Single().ToString());
        await host.Send(administrator, new DeactivatePerson(member.PersonId!.Value));
        Assert.Equal([member.PersonId!.Value], await Due());
    }

    [Fact]
    public async Task A_hold_by_hand_keeps_them_from_the_policy_and_from_hands_until_it_is_lifted()
    {
        await host.Send(administrator, new KeepRetention(null, 1));
        var dean = await Left(Role.Dean);
        await Broken.Rule("Write why, with at most 500 characters.", () => host.Send(administrator, new HoldErasure(dean, " ")));
        await host.Send(administrator, new HoldErasure(dean, "A dispute"));
        Years(2);
        Assert.Empty(await Due());
        await Broken.Rule("The data of this person are held: A dispute", () => host.Send(administrator, new ErasePerson(dean)));
        Assert.False(await host.WithDb(db => db.Events.AnyAsync(row => row.Body.Contains("dispute"))));
        await host.Send(administrator, new LiftErasureHold(dean));
        Assert.Equal([dean], await Due());
        await Broken.Rule("Nothing holds the data of this person.", () => host.Send(administrator, new LiftErasureHold(dean)));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(ErasureHeld))));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(ErasureHoldLifted))));
    }

    [Fact]
    public async Task Those_of_another_college_are_not_to_be_seen_nor_held()
    {
        var elsewhere = await host.A.Person(Role.Administrator, await host.A.Institution());
        var dean = await Left(Role.Dean);
        Assert.DoesNotContain(dean, (await host.Ask((PastKeeping keeping) => keeping.Expected(1, 1, 25, elsewhere))).People.Select(one => one.Id));
        await Assert.ThrowsAsync<NotFound>(() => host.Ask((PastKeeping keeping) => keeping.Of(dean, elsewhere)));
        await Broken.Rule<NotFound>("There is nothing at this address, or it is not for your role.", () => host.Send(elsewhere, new HoldErasure(dean, "Why")));
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(elsewhere, new KeepRetention(null, 1)));
    }

    private void Years(int years) => host.Clock.Advance(host.Clock.GetUtcNow().AddYears(years) - host.Clock.GetUtcNow());

    private Task<IReadOnlyList<Guid>> Due() => host.Ask((PastKeeping keeping) => keeping.Due());

    private Task<ExpectedPage> Expected(int? years) => host.Ask((PastKeeping keeping) => keeping.Expected(years, 1, 25, administrator));

    private Task<Person> Person(Guid id) => host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == id));

    private async Task<Guid> Left(Role role)
    {
        var id = (await host.A.Person(role, college)).PersonId!.Value;
        await host.Send(administrator, new DeactivatePerson(id));
        return id;
    }

    private async Task EndRoles(Guid id)
    {
        foreach (var grant in (await Person(id)).Grants)
            await host.Send(administrator, new EndRole(id, grant.Id, host.Clock.GetUtcNow()));
    }
}
