using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>Which answers of a workflow are signed: those of steps that declare it, where the definition asks.</summary>
public sealed class SignedStepTests
{
    [Fact]
    public async Task A_step_asks_for_a_signature_only_where_its_kind_declares_one()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host);
        // as somebody might write it by hand: the form has no field for a signature
        await AskForSignatures(host, "feasibility", "go-no-go");
        var id = await people.Propose();
        await people.Until(id, "feasibility");
        Assert.Null((await people.OpenItems(id)).Single().Signs);
        await people.Answer(id, "feasibility");
        var decision = (await people.OpenItems(id)).Single();
        Assert.Equal(SigningMeaning.Approval, decision.Signs);

        var unsigned = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(people.The(Role.Dean), new CompleteWorkItem(decision.Id, "go", null)));
        Assert.Equal("This answer is signed. Enter your password, then send it again.", unsigned.Sentence.In(CultureInfo.InvariantCulture));
        await people.Answer(id, "go-no-go");
        Assert.NotEqual(["go-no-go"], await people.Open(id));
    }

    private static Task AskForSignatures(TestHost host, params string[] steps) => host.WithDb(async db =>
    {
        var stored = await db.Set<StoredDefinition>().SingleAsync(one => one.DefinitionId == "micro-credential");
        var definition = JsonNode.Parse(stored.Json)!;
        foreach (var step in definition["root"]!["activities"]!.AsArray().Where(step => steps.Contains(step!["id"]!.ToString())))
            step!["signs"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = nameof(SigningMeaning.Approval) } };
        var text = definition.ToJsonString();
        await db.Set<StoredDefinition>().Where(one => one.Hash == stored.Hash).ExecuteUpdateAsync(set => set.SetProperty(one => one.Json, text));
    });
}
