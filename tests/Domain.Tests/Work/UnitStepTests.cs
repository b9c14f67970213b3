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

/// <summary>A step for the holders of a role in some units of an organisation.</summary>
public sealed class UnitStepTests : IAsyncLifetime
{
    private static readonly Bilingual Health = new("School of Health", "École de la santé");
    private static readonly Bilingual Business = new("School of Business", "École d’administration");

    private TestHost host = null!;
    private Guid college;
    private string record = "";

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution(moreUnits: [Health, Business]);
        record = await host.A.Credential(await host.A.Person(Role.InitiativeLead, college));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_waits_for_the_holders_of_its_units_and_for_those_of_the_whole_and_for_nobody_else()
    {
        var (health, business, whole) = (await Dean(Health), await Dean(Business), await Dean(null));
        var step = await Ask(Health);

        Assert.Equal(new[] { 1, 0, 1 }, await Task.WhenAll(new[] { health, business, whole }.Select(Count)));
        Assert.Equal(
            new HashSet<Guid?> { health.PersonId, whole.PersonId },
            (await host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Asked).ToListAsync())).Select(mail => mail.To.PersonId).ToHashSet());
        Assert.Equal("Dean, School of Health", (await Read(step, health)).Holder.En);
        Assert.False((await Read(step, business)).MayAct);
        await Assert.ThrowsAsync<Refused>(() => host.Send(business, new CompleteWorkItem(step, "approve", null)));
        await host.Send(health, new CompleteWorkItem(step, "approve", null));
        Assert.Equal(WorkState.Completed, (await Read(step, health)).State);
    }

    [Fact]
    public async Task Of_several_units_any_may_answer()
    {
        var (health, business) = (await Dean(Health), await Dean(Business));
        await Ask(Health, Business);

        Assert.Equal(new[] { 1, 1 }, await Task.WhenAll(new[] { health, business }.Select(Count)));
    }

    [Fact]
    public async Task Whoever_stands_in_for_a_holder_acts_by_the_unit_of_that_holder()
    {
        var (health, business) = (await Dean(Health), await Dean(Business));
        await host.Send(health, new DelegateWork(business.PersonId!.Value, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(5), [WorkKind.Decision]));
        var step = await Ask(Health);
        var now = (await host.Ask<PeopleQueries, PersonSummary?>(people => people.Find(business.PersonId.Value)))!.ToCaller();

        Assert.Equal(1, await Count(now));
        await host.Send(now, new CompleteWorkItem(step, "approve", null));
        Assert.Equal(health.Name, (await Read(step, now)).Answer!.For!.En);
    }

    [Fact]
    public async Task It_is_not_opened_where_nobody_holds_the_role_for_its_units()
    {
        await Dean(Business);

        await Broken.Rule("Nobody holds the role of Dean for School of Health. Grant it to somebody, then try this step again.", () => Ask(Health));
    }

    private Task<Caller> Dean(Bilingual? unit) => host.A.Person(Role.Dean, college, unit: unit);

    private Task<Guid> Ask(params Bilingual[] units) =>
        host.Send(Steps.Workflow, new OpenWorkItem(record, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step-1", WorkKind.Decision,
            new Bilingual("Decide", "Décider"), Role.Dean.Id, null, null, [Steps.Approve, Steps.Return], null) { Judges = ["idea"], Units = units });

    private Task<int> Count(Caller caller) => host.Ask<WorkQueries, int>(work => work.CountFor(caller));

    private Task<StepReading> Read(Guid step, Caller caller) => host.Ask<StepQueries, StepReading>(queries => queries.Step(step, caller));
}
