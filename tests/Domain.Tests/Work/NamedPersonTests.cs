using Governance.Domain.Access;
using Governance.Domain.Commands;
using Governance.Domain.Delegations;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Work;

/// <summary>A step for one holder of its role by name.</summary>
public sealed class NamedPersonTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller named = null!;
    private Caller other = null!;
    private string record = "";

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        (named, other) = (await host.A.Person(Role.Dean, college), await host.A.Person(Role.Dean, college));
        record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_waits_for_that_person_alone_who_is_named_where_it_is_shown()
    {
        var step = await Ask(named);
        Assert.Equal([named.PersonId], (await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Asked).ToListAsync())).Select(mail => mail.To.PersonId));
        Assert.Equal(new[] { 1, 0 }, await Task.WhenAll(new[] { named, other }.Select(Count)));
        Assert.Equal($"Dean, {named.Name}", (await Read(step, named)).Holder.En);
        await Assert.ThrowsAsync<Refused>(() => host.Send(other, new CompleteWorkItem(step, "approve", null)));
        await host.Send(named, new CompleteWorkItem(step, "approve", null));
        Assert.Equal(WorkState.Completed, (await Read(step, named)).State);
    }

    [Fact]
    public async Task Whoever_stands_in_for_that_person_acts_in_their_name()
    {
        await host.Send(named, new DelegateWork(other.PersonId!.Value, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(5), [WorkKind.Decision]));
        var step = await Ask(named);
        var now = (await host.Ask<PeopleQueries, PersonSummary?>(people => people.Find(other.PersonId.Value)))!.ToCaller();
        await host.Send(now, new CompleteWorkItem(step, "approve", null));
        Assert.Equal(named.Name, (await Read(step, now)).Answer!.For!.En);
    }

    [Fact]
    public async Task Who_does_not_hold_the_role_there_is_not_asked_and_the_sentence_says_so()
    {
        var registrar = await host.A.Person(Role.Registrar, college);
        await Broken.Rule($"{registrar.Name} does not hold the role of Dean here. Grant it, or name somebody else in the workflow, then try this step again.", () => Ask(registrar));
    }

    [Fact]
    public async Task When_that_person_leaves_a_successor_of_the_same_role_has_it_or_else_anybody_of_the_role()
    {
        var registrar = await host.A.Person(Role.Registrar, college);
        var (first, second) = (await Ask(named), await Ask(other));
        await host.Send(Caller.System, new DeactivatePerson(named.PersonId!.Value, other.PersonId));
        Assert.Equal(other.PersonId, await Assigned(first));
        await host.A.Person(Role.Dean, college);
        await host.Send(Caller.System, new DeactivatePerson(other.PersonId!.Value, registrar.PersonId));
        Assert.Equal((null, null), (await Assigned(first), await Assigned(second)));
    }

    [Fact]
    public async Task When_that_person_loses_the_role_it_waits_for_anybody_of_the_role()
    {
        var step = await Ask(named);
        var grant = (await host.WithDb(db => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == named.PersonId))).Grants.Single();
        await host.Send(Caller.System, new EndRole(named.PersonId!.Value, grant.Id));
        Assert.Null(await Assigned(step));
        await host.Send(other, new CompleteWorkItem(step, "approve", null));
    }

    [Fact]
    public async Task When_the_role_of_that_person_comes_to_its_end_it_waits_for_anybody_of_the_role_who_are_told_or_else_the_office_is()
    {
        var office = await host.A.Person(Role.QaOfficer, college);
        var (first, second) = (await Ask(named), await Ask(other));
        await End(named, 3);
        Assert.Equal((0, named.PersonId), (await host.Send(Caller.System, new FreeNamedSteps()), await Assigned(first)));

        host.Clock.Advance(TimeSpan.FromDays(3));
        var asked = await Told(other);
        Assert.Equal((1, null, other.PersonId), (await host.Send(Caller.System, new FreeNamedSteps()), await Assigned(first), await Assigned(second)));
        Assert.Equal((asked + 1, 0), (await Told(other), await Told(office)));

        await End(other, 1);
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await host.Send(Caller.System, new FreeNamedSteps()), await host.Send(Caller.System, new FreeNamedSteps())));
        Assert.Null(await Assigned(second));
        var letter = (await host.WithDb(db => db.Set<Delivery>().AsNoTracking().ToListAsync())).Single(one => one.To.PersonId == office.PersonId);
        Assert.Contains($"was kept for {other.Name}, who no longer holds the role of Dean, and nobody else does.", letter.About.Text!.En, StringComparison.Ordinal);

        async Task End(Caller person, int days)
        {
            var grant = (await host.WithDb(db => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == person.PersonId))).Grants.Single();
            await host.Send(Caller.System, new EndRole(person.PersonId!.Value, grant.Id, host.Clock.GetUtcNow().AddDays(days)));
        }

        async Task<int> Told(Caller person) => (await host.WithDb(db => db.Set<Delivery>().AsNoTracking().ToListAsync())).Count(one => one.To.PersonId == person.PersonId);
    }

    private Task<Guid> Ask(Caller person) =>
        host.Send(Steps.Workflow, new OpenWorkItem(record, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step-1", WorkKind.Decision,
            new Bilingual("Decide", "Décider"), Role.Dean.Id, null, null, [Steps.Approve, Steps.Return], null) { Judges = ["idea"], PersonId = person.PersonId });

    private Task<Guid?> Assigned(Guid step) => host.WithDb(db => db.Set<WorkItem>().Where(one => one.Id == step).Select(one => one.AssignedToId).SingleAsync());

    private Task<int> Count(Caller caller) => host.Ask<WorkQueries, int>(work => work.CountFor(caller));

    private Task<StepReading> Read(Guid step, Caller caller) => host.Ask<StepQueries, StepReading>(queries => queries.Step(step, caller));
}
