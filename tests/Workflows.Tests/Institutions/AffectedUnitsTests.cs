using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>The consultation of a senate: each unit that a proposal affects answers for itself, and silence is no comment.</summary>
public sealed class AffectedUnitsTests : IAsyncLifetime
{
    private const string Step = "affected-units";
    private static readonly Bilingual Business = new("School of Business", "École d’administration");
    private static readonly Bilingual Health = new("School of Health", "École de la santé");

    private TestHost host = null!;
    private ScriptedPeople people = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host, "senate");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Each_unit_is_asked_and_the_step_waits_until_all_of_them_have_answered()
    {
        var id = await Consulted(Business, Health);
        Assert.Equal(["School of Business", "School of Health"], (await Asked(id)).Select(item => Assert.Single(item.Units!).En).Order());
        await Assert.ThrowsAsync<Refused>(() => Comment(id, Business, Liaison(Health), "Not mine to say."));

        await Comment(id, Business, Liaison(Business), "It overlaps with our course.");
        Assert.Equal("School of Health", Assert.Single(Assert.Single(await Asked(id)).Units!).En);
        await Comment(id, Health, Liaison(Health), "Nothing from us.");
        Assert.Empty(await Asked(id));
        Assert.Equal([WorkState.Completed, WorkState.Completed], await States(id));
        await GoesOn(id);
    }

    [Fact]
    public async Task A_unit_that_says_nothing_in_seven_days_was_silent_and_what_the_other_said_goes_on()
    {
        var id = await Consulted(Business, Health);
        await Comment(id, Business, Liaison(Business), "It overlaps with our course.");
        host.Clock.Advance(TimeSpan.FromDays(8));
        await people.Run();
        Assert.Empty(await Asked(id));
        Assert.Equal([WorkState.Cancelled, WorkState.Completed], await States(id));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemLapsed))));
        await GoesOn(id);
    }

    [Fact]
    public async Task A_withdrawal_ends_the_question_to_every_unit()
    {
        var id = await Consulted(Business, Health);
        var instance = (await Asked(id))[0].InstanceId;
        await host.Send(Caller.System, new CancelInstance(instance));
        await people.Run();
        Assert.Equal([WorkState.Cancelled, WorkState.Cancelled], await States(id));
    }

    [Fact]
    public async Task Where_no_unit_is_named_whoever_holds_the_role_is_asked_once()
    {
        var id = await people.Propose();
        await people.Until(id, Step);
        Assert.Null(Assert.Single(await Asked(id)).Units);
    }

    [Fact]
    public async Task Only_units_of_the_organisation_are_named()
    {
        var id = await people.Propose();
        await people.Until(id, "feasibility");
        Assert.Equal("Choose one of the answers offered.", (await Assert.ThrowsAsync<RuleBroken>(() =>
            people.Write(id, "feasibility", CredentialFacts.AffectedUnits, ProposalAnswer.Of([new Bilingual("School of Elsewhere", "École d’ailleurs")])))).Sentence.English);
        await people.Write(id, "feasibility", CredentialFacts.AffectedUnits, ProposalAnswer.Of([Health]));
    }

    private async Task<string> Consulted(params Bilingual[] units)
    {
        people.Answers[CredentialFacts.AffectedUnits] = JsonNode.Parse(ProposalAnswer.Of(units).Json)!;
        var id = await people.Propose();
        await people.Until(id, Step);
        return id;
    }

    private async Task<List<WorkItem>> Asked(string id) => [.. (await people.OpenItems(id)).Where(item => item.StepId == Step)];

    private Caller Liaison(Bilingual unit) => Enumerable.Range(0, 3).Select(number => people.The(Role.Liaison, number)).First(one => one.Roles[0].Unit == unit);

    private async Task Comment(string id, Bilingual unit, Caller by, string said)
    {
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Send(by, new CompleteWorkItem((await Asked(id)).Single(item => item.Units!.Contains(unit)).Id, "comment", said));
        await people.Run();
    }

    private async Task<IReadOnlyList<WorkState>> States(string id) =>
        [.. (await host.WithDb(db => db.Set<WorkItem>().AsNoTracking().Where(item => item.CredentialId == id && item.StepId == Step).ToListAsync())).Select(item => item.State).OrderBy(state => state.ToString(), StringComparer.Ordinal)];

    /// <summary>The other offices answer, and the branches meet.</summary>
    private async Task GoesOn(string id)
    {
        foreach (var item in (await people.OpenItems(id)).ToList())
            await people.Answer(id, item.StepId, reason: "Nothing against it.");
        Assert.DoesNotContain(Step, await people.Open(id));
        Assert.NotEmpty(await people.Open(id));
        Assert.Equal(0, await host.WithDb(db => db.Set<Incident>().CountAsync()));
    }
}
