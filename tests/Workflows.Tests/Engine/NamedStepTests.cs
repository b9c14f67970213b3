using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Definitions;

namespace Governance.Workflows.Tests.Engine;

/// <summary>A step of a definition that asks one person by name.</summary>
public sealed class NamedStepTests : IAsyncLifetime
{
    private TestHost host = null!;
    private ScriptedPeople people = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_is_opened_for_that_person()
    {
        await host.Send(Caller.System, new PublishDefinition(Asking(The(Role.Dean).ToString())));
        var id = await people.Propose();
        await people.Until(id, "go-no-go");
        Assert.Equal(The(Role.Dean), Assert.Single(await people.OpenItems(id)).AssignedToId);
    }

    [Fact]
    public async Task What_that_person_could_not_answer_is_not_published()
    {
        await Refuses("“Decide whether to go on” names somebody who is not there.", Asking(Guid.Empty.ToString()));
        await Refuses($"{people.The(Role.Registrar).Name} does not hold the role of Dean, so that nobody could answer “Decide whether to go on”.", Asking(The(Role.Registrar).ToString()));
        var elsewhere = await host.A.Person(Role.Dean, await host.A.Institution());
        await host.A.Institution("North", workflow: "micro-credential");
        await Refuses($"At North, {elsewhere.Name} does not hold the role of Dean, so that nobody could answer “Decide whether to go on”.", Asking(elsewhere.PersonId!.Value.ToString()));
        await Refuses("“Only this person” cannot be “the dean”.", Asking("the dean"));
    }

    private async Task Refuses(string sentence, string definition) =>
        Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new PublishDefinition(definition)))).Sentence.ToString());

    private Guid The(Role role) => people.The(role).PersonId!.Value;

    private static string Asking(string person) => Small.With(
        File.ReadAllText(ShippedDefinitions.Files.Single(file => file.EndsWith("micro-credential.json", StringComparison.Ordinal))),
        file => file["root"]!["activities"]!.AsArray().Single(step => step!["id"]!.ToString() == "go-no-go")!["person"] =
            new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = person } });
}
