using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>Steps whose time for an answer ends by itself, and which institution follows which definition.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task A_step_that_nobody_answers_in_time_is_left_in_silence_and_nobody_can_choose_that()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host, "college");
        var id = await people.Propose();
        var idea = Assert.Single(await people.OpenItems(id));
        Assert.Equal(["sent"], idea.Outcomes.Select(outcome => outcome.Name));

        host.Clock.Advance(TimeSpan.FromDays(366));
        await people.Run();

        Assert.Empty(await people.OpenItems(id));
        Assert.Equal(CredentialState.Withdrawn, await people.State(id));
        Assert.Equal((WorkState.Cancelled, null), await host.WithDb(db => db.Set<WorkItem>().Select(item => ValueTuple.Create(item.State, item.Outcome)).SingleAsync()));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemLapsed))));
        await Assert.ThrowsAsync<RuleBroken>(() => host.Send(people.The(Role.InitiativeLead), new CompleteWorkItem(idea.Id, "sent", null)));
    }

    [Fact]
    public async Task A_step_that_was_answered_hears_no_more_of_its_time()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host, "college");
        var id = await people.Propose();
        await people.Answer(id, "idea");

        host.Clock.Advance(TimeSpan.FromDays(366));
        await people.Run();

        Assert.Equal(["triage"], await people.Open(id));
        Assert.Equal(0, await host.WithDb(db => db.Events.CountAsync(row => row.Name == nameof(WorkItemLapsed))));
    }

    [Fact]
    public async Task An_institution_that_has_chosen_no_workflow_follows_the_one_for_everybody()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var others = await ScriptedPeople.Of(host);
        await others.Propose();
        var senators = await host.A.Institution(workflow: "senate");
        await host.A.Credential(await host.A.Person(Role.InitiativeLead, senators));
        await others.Run();

        Assert.Equal(["micro-credential", "senate"], await host.WithDb(db => db.Set<WorkflowInstance>().OrderBy(one => one.DefinitionId).Select(one => one.DefinitionId).ToListAsync()));
    }

    [Fact]
    public void Silence_needs_its_outcome_a_time_and_no_final_decision()
    {
        Assert.Equal(["The time for an answer ends by itself, so the step needs the outcome “timeout”."], Problems(step => step["closesIn"] = Literal("P5BD")));
        Assert.Equal(["The outcome “timeout” never comes: the step does not say after what time nobody is waited for."], Problems(step => Rename(step, "timeout"), "timeout"));
        Assert.Equal(["Silence never stands in for a final decision: the step cannot end by itself."], Problems(step =>
        {
            Rename(step, "timeout");
            (step["closesIn"], step["final"]) = (Literal("P5BD"), Literal("true"));
        }, "timeout"));
        Assert.Empty(Problems(step =>
        {
            Rename(step, "timeout");
            step["closesIn"] = Literal("P5BD");
        }, "timeout"));
    }

    private static void Rename(JsonObject step, string outcome) => step["outcomes"]![1]!["name"] = outcome;

    private static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static IEnumerable<string> Problems(Action<JsonObject> change, string second = "returned")
    {
        using var services = new ServiceCollection().AddWorkflows().BuildServiceProvider();
        var text = Definitions.Flow.Governed(flow => change(flow.Step("decide"))).Text.Replace("\"port\":\"returned\"", $"\"port\":\"{second}\"", StringComparison.Ordinal);
        return [.. DefinitionRules.Check(text, "file", services.GetRequiredService<ActivityCatalogue>().Declarations).Select(problem => problem.Sentence.In(CultureInfo.InvariantCulture))];
    }
}
