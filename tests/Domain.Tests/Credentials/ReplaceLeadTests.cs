using Governance.Domain.Access;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Privacy;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Credentials;

/// <summary>What becomes of a proposal whose lead has gone, and how it gets another one.</summary>
public sealed class ReplaceLeadTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guid college;
    private Caller administrator = null!;
    private Caller officer = null!;
    private Caller lead = null!;
    private string record = "";

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        (administrator, officer) = (await host.A.Person(Role.Administrator, college), await host.A.Person(Role.QaOfficer, college));
        lead = await host.A.Person(Role.InitiativeLead, college);
        record = await host.A.Credential(lead, new("Welding", "Soudage"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_proposal_whose_lead_has_gone_is_handed_over_with_its_steps_and_goes_on()
    {
        var next = await host.A.Person(Role.InitiativeLead, college);
        var open = await host.OpenForm(record, "idea");
        await host.Send(administrator, new DeactivatePerson(lead.PersonId!.Value));
        Assert.Null((await host.Item(open)).AssignedToId);
        Assert.False((await View(officer)).HasLead);
        await host.Send(next, new ClaimWorkItem(open));

        var heir = await host.A.Person(Role.InitiativeLead, college);
        await host.Send(officer, new ReplaceLead(record, heir.PersonId!.Value, " Ana has left. "));

        Assert.Equal((heir.PersonId, null), ((await host.Item(open)).AssignedToId, (await host.Item(open)).Claim));
        var stored = await host.Stored(record);
        Assert.Equal((heir.PersonId, lead.PersonId), (stored.LeadId, stored.Writers!.Single()));
        Assert.Contains("You lead “Welding” now", await Letters(heir));
        var view = await View(officer);
        Assert.Equal((true, heir.Name), (view.HasLead, view.Lead.En));
        var line = (await host.Ask((CredentialQueries records) => records.History(record, officer))).Single(one => one.Event == nameof(LeadReplaced));
        Assert.Equal("Ana has left.", line.Why);
        await host.Send(heir, new AnswerProposal(open, "need", ProposalAnswer.Of(new Bilingual("Drivers", "Chauffeurs"))));
        Assert.Equal(heir.PersonId, (await host.Item(await host.OpenForm(record, "feasibility"))).AssignedToId);
    }

    [Fact]
    public async Task A_step_that_is_opened_while_there_is_no_lead_waits_for_the_role_and_the_office_is_told()
    {
        await host.Send(administrator, new DeactivatePerson(lead.PersonId!.Value));
        var other = await host.A.Person(Role.InitiativeLead, college);
        Assert.Empty(await Letters(officer));
        var step = await host.OpenForm(record, "idea");
        Assert.Null((await host.Item(step)).AssignedToId);
        Assert.Equal(["“Welding” has no lead"], await Letters(officer));
        await host.Send(other, new AnswerProposal(step, "need", ProposalAnswer.Of(new Bilingual("Drivers", "Chauffeurs"))));
    }

    [Fact]
    public async Task A_role_that_ends_or_lapses_lets_go_of_the_steps_of_the_proposal()
    {
        var step = await host.OpenForm(record, "idea");
        var grant = (await host.WithDb(db => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == lead.PersonId))).Grants.Single();
        await host.Send(administrator, new EndRole(lead.PersonId!.Value, grant.Id, host.Clock.GetUtcNow().AddDays(2)));
        Assert.Equal((0, lead.PersonId), (await host.Send(Caller.System, new FreeNamedSteps()), (await host.Item(step)).AssignedToId));
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((1, null), (await host.Send(Caller.System, new FreeNamedSteps()), (await host.Item(step)).AssignedToId));
        Assert.Equal(["“Welding” has no lead"], await Letters(officer));

        var second = await host.A.Person(Role.InitiativeLead, college);
        await host.Send(officer, new ReplaceLead(record, second.PersonId!.Value, "Why"));
        var role = (await host.WithDb(db => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == second.PersonId))).Grants.Single();
        await host.Send(administrator, new EndRole(second.PersonId.Value, role.Id));
        Assert.Null((await host.Item(step)).AssignedToId);
        Assert.Equal(2, (await Letters(officer)).Count);
    }

    [Fact]
    public async Task Whoever_leads_something_can_be_replaced_by_an_initiative_lead_even_after_their_role_has_ended()
    {
        var next = await host.A.Person(Role.InitiativeLead, college);
        var grant = (await host.WithDb(db => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == lead.PersonId))).Grants.Single();
        await host.Send(administrator, new EndRole(lead.PersonId!.Value, grant.Id));
        Assert.Contains(next.PersonId!.Value, (await host.Ask((AccessQueries access) => access.Successors(lead.PersonId.Value, administrator))).Select(one => one.Id));
        Assert.Equal([new LedProposal(record, new("Welding", "Soudage"), true)], (await host.Ask((AccessQueries access) => access.Person(lead.PersonId.Value, administrator))).Leads);
        await host.Send(administrator, new DeactivatePerson(lead.PersonId.Value, next.PersonId));
        Assert.Equal(next.PersonId, (await host.Stored(record)).LeadId);
        Assert.Empty((await host.Ask((PastKeeping keeping) => keeping.Of(lead.PersonId.Value, administrator)))!.Holds);
    }

    [Fact]
    public async Task Only_an_initiative_lead_of_the_place_who_has_judged_nothing_gets_it_and_only_from_whoever_looks_after_it()
    {
        var (dean, elsewhere) = (await host.A.Person(Role.Dean, college), await host.A.Institution());
        var (stranger, mate) = (await host.A.Person(Role.InitiativeLead, elsewhere), await host.A.Person(Role.InitiativeLead, college));
        Assert.Equal([mate.PersonId!.Value], (await host.Ask((CredentialQueries records) => records.Successors(record, officer))).Select(one => one.Id));
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(lead, new ReplaceLead(record, mate.PersonId!.Value, "Why")));
        await Assert.ThrowsAsync<NotFound>(async () => await host.Send(await host.A.Person(Role.QaOfficer, elsewhere), new ReplaceLead(record, mate.PersonId!.Value, "Why")));
        await Broken.Rule($"{stranger.Name} is not an initiative lead where {record} belongs; grant them that role first.", () => host.Send(officer, new ReplaceLead(record, stranger.PersonId!.Value, "Why")));
        await Broken.Rule("Choose somebody else who is here.", () => host.Send(officer, new ReplaceLead(record, lead.PersonId!.Value, "Why")));
        await Broken.Rule("Write why, with at most 1000 characters.", () => host.Send(officer, new ReplaceLead(record, mate.PersonId!.Value, " ")));

        await host.Send(Caller.System, new GrantRole(dean.PersonId!.Value, Role.InitiativeLead.Id, college));
        var judged = await host.Send(Steps.Workflow, new OpenWorkItem(record, Guid.CreateVersion7(host.Clock.GetUtcNow()), "go", WorkKind.Decision, new("Decide", "Décider"), Role.Dean.Id, null, null, [Steps.Approve], null)
        {
            Judges = ["idea"],
            Duties = [new(DutyRule.NoAuthorDecides, [])],
        });
        await host.Send(dean, new CompleteWorkItem(judged, "approve", null));
        await Broken.Rule($"No author decides: {dean.Name} wrote on this proposal.", () => host.Send(officer, new ReplaceLead(record, dean.PersonId.Value, "Why")));
        await host.Move(record, CredentialAction.Withdraw);
        await Broken.Rule("This micro-credential has ended; it can no longer be changed.", () => host.Send(officer, new ReplaceLead(record, mate.PersonId!.Value, "Why")));
        Assert.False((await View(officer)).MayHandOver);
    }

    private Task<RecordView> View(Caller caller) => host.Ask((CredentialQueries records) => records.Record(record, caller));

    private async Task<List<string>> Letters(Caller caller) =>
        [.. (await host.WithDb(db => db.Set<Delivery>().AsNoTracking().ToListAsync())).Where(one => one.To.PersonId == caller.PersonId && one.Template == MailTemplate.Message).Select(one => one.About.Subject!.En)];
}
