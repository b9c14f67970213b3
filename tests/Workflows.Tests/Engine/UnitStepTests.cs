using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Governance.Workflows.Tests.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Engine;

/// <summary>A step of a definition that asks the holders of its role in the proposing unit alone.</summary>
public sealed class UnitStepTests : IAsyncLifetime
{
    private static readonly string Asked = Small.With(
        File.ReadAllText(ShippedDefinitions.Files.Single(file => file.EndsWith("micro-credential.json", StringComparison.Ordinal))),
        file => file["root"]!["activities"]!.AsArray().Single(step => step!["id"]!.ToString() == "go-no-go")!["unit"] =
            JsonNode.Parse("""{"typeName":"String","expression":{"type":"Literal","value":"proposing-unit"}}"""));

    private TestHost host = null!;
    private ScriptedPeople people = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task It_is_opened_for_the_unit_that_proposes_and_stops_where_nobody_is_there_until_somebody_is()
    {
        await host.Send(Caller.System, new PublishDefinition(Asked));
        await EndTheDean();
        var id = await people.Propose();
        await Assert.ThrowsAsync<InvalidOperationException>(() => people.Until(id, "go-no-go"));
        var incident = await host.WithDb(db => db.Set<Incident>().SingleAsync());
        Assert.StartsWith("Nobody holds the role of Dean for School of Technology.", incident.Message, StringComparison.Ordinal);

        await Grant(new("School of Technology", "École de technologie"));
        await host.Send(await host.A.Person(Role.Administrator), new AlterInstance(incident.InstanceId, new Alteration.ScheduleActivity("go-no-go"), "The school has a dean now."));
        await people.Run();

        var item = Assert.Single(await people.OpenItems(id));
        Assert.Equal(("go-no-go", "School of Technology"), (item.StepId, Assert.Single(item.Units!).En));
    }

    [Fact]
    public async Task What_nobody_of_a_unit_could_answer_is_not_published()
    {
        await EndTheDean();
        foreach (var unit in new Bilingual[] { new("School of Business", "École d’administration"), new("School of Health", "École de la santé"), new("School of Technology", "École de technologie") })
            await Grant(unit);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new PublishDefinition(Asked)));
        Assert.EndsWith("nobody holds the role of Dean for Library, so that nobody could answer “Decide whether to go on” for its proposals.", refused.Sentence.ToString(), StringComparison.Ordinal);
        Assert.Contains("pour Bibliothèque", refused.Sentence.InBoth().Fr, StringComparison.Ordinal);

        await Grant(new("Library", "Bibliothèque"));
        await host.Send(Caller.System, new PublishDefinition(Asked));
    }

    private Guid Dean => people.The(Role.Dean).PersonId!.Value;

    private async Task EndTheDean()
    {
        var grant = (await host.WithDb(db => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == Dean))).Grants.Single();
        await host.Send(Caller.System, new EndRole(Dean, grant.Id));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task Grant(Bilingual unit) => await host.Send(Caller.System, new GrantRole(Dean, Role.Dean.Id, people.The(Role.Dean).Roles[0].OrganisationId) { Unit = unit });
}
