using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Organisations;

/// <summary>A unit that is called otherwise stays the same unit.</summary>
public sealed class RenameUnitTests : IAsyncLifetime
{
    private static readonly Bilingual School = new("School of Technology", "École de technologie");
    private static readonly Bilingual Wrong = new("School of Helth", "École de santé");
    private static readonly Bilingual Right = new("School of Health", "École de santé");
    private static readonly Bilingual Engineering = new("School of Engineering", "École de génie");

    private TestHost host = null!;
    private Guid college;
    private Caller administrator = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution(moreUnits: [Wrong]);
        administrator = await host.A.Person(Role.Administrator, college);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Its_people_hold_their_roles_and_seats_on_and_its_steps_wait_for_them()
    {
        var (lead, dean) = (await host.A.Person(Role.InitiativeLead, college), await host.A.Person(Role.Dean, college, unit: Wrong));
        var record = await host.A.Credential(lead);
        var secretary = await host.A.Person(Role.CommitteeSecretary, college);
        var body = await host.Send(secretary, new FoundBody(college, BodyKind.Panel, new("Panel", "Jury"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
        await host.Send(secretary, new TakeSeat(body, dean.PersonId!.Value, SeatRole.Member, host.Clock.GetUtcNow()) { Unit = Wrong });
        await host.Write(lead, record, "feasibility", CredentialFacts.AffectedUnits, ProposalAnswer.Of([Wrong]));
        var open = await Ask(record, Wrong);

        await Rename(new() { [Wrong] = Right, [School] = Engineering }, Engineering, Right);

        var now = (await host.Ask((PeopleQueries people) => people.Find(dean.PersonId.Value)))!.ToCaller();
        Assert.Equal(Right, now.Roles.Single().Unit);
        Assert.Equal(Right, (await host.WithDb(db => db.Set<Body>().SingleAsync(one => one.Id == body))).Seats.Single().Unit);
        await host.Send(now, new CompleteWorkItem(open, "approve", null));
        var facts = await host.Ask((CredentialFacts all) => all.Of(record));
        Assert.Equal((Engineering, Right), (facts.Unit, facts.AffectedUnits.Single()));
        await host.Send(now, new CompleteWorkItem(await Ask(record, Right), "approve", null));
        Assert.Single((await host.Ask((RecordListQueries records) => records.List(new(Text: "engineering"), 1, 25, now))).Rows);
        Assert.Equal(2, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(UnitRenamed))));
    }

    [Fact]
    public async Task What_has_ended_and_what_is_elsewhere_keep_what_they_said()
    {
        var elsewhere = await host.A.Institution();
        var (lead, other) = (await host.A.Person(Role.InitiativeLead, college), await host.A.Person(Role.Dean, elsewhere, unit: School));
        var ended = await host.A.Credential(lead);
        await host.Move(ended, CredentialAction.Withdraw);
        await Rename(new() { [School] = Engineering }, Engineering, Wrong);
        Assert.Equal(School, (await host.Stored(ended)).Unit);
        Assert.Equal(School, (await host.Ask((PeopleQueries people) => people.Find(other.PersonId!.Value)))!.ToCaller().Roles.Single().Unit);
    }

    [Fact]
    public async Task Two_units_may_change_names_and_what_has_changed_meanwhile_is_looked_at_again()
    {
        var (first, second) = (await host.A.Person(Role.Dean, college, unit: School), await host.A.Person(Role.Dean, college, unit: Wrong));
        await Rename(new() { [School] = Wrong, [Wrong] = School }, Wrong, School);
        Assert.Equal((Wrong, School), (await Unit(first), await Unit(second)));
        await Broken.Rule("The units have changed meanwhile; look again before you save.", () => Rename(new() { [Right] = Engineering }, Engineering));
        await Broken.Rule("The units have changed meanwhile; look again before you save.", () => Rename(new() { [School] = Engineering }, Wrong));
    }

    private Task Rename(Dictionary<Bilingual, Bilingual> names, params Bilingual[] units) =>
        host.Send(administrator, new CorrectOrganisation(college, new("College", "Collège"), "Ontario", units) { Renamed = names });

    private async Task<Bilingual?> Unit(Caller person) => (await host.Ask((PeopleQueries people) => people.Find(person.PersonId!.Value)))!.ToCaller().Roles.Single().Unit;

    private Task<Guid> Ask(string record, Bilingual unit) =>
        host.Send(Steps.Workflow, new OpenWorkItem(record, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step-1", WorkKind.Decision,
            new Bilingual("Decide", "Décider"), Role.Dean.Id, null, null, [Steps.Approve, Steps.Return], null) { Judges = ["idea"], Units = [unit] });
}
