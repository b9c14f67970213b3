using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Institutions;

/// <summary>
/// The definition for everybody and those of the four kinds of institution, lived from idea to sunset with scripted people and virtual
/// time, by turns in English and in French.
/// </summary>
public sealed class EveryOutcomeTests
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("en-CA"), CultureInfo.GetCultureInfo("fr-CA")];

    private const string Everybodys = "micro-credential";

    private static readonly IReadOnlyDictionary<string, JsonNode> Short = new Dictionary<string, JsonNode> { ["hours"] = 30, ["duration-weeks"] = 6, ["learner-result"] = new JsonArray("digital-badge") };
    private static readonly IReadOnlyDictionary<string, JsonNode> Long = new Dictionary<string, JsonNode> { ["hours"] = 30, ["duration-weeks"] = 20, ["learner-result"] = new JsonArray("digital-badge"), ["credits"] = 3 };
    private static readonly IReadOnlyDictionary<string, JsonNode> Certified = new Dictionary<string, JsonNode> { ["learner-result"] = new JsonArray("certification") };

    private static readonly IReadOnlyList<Exit> TooFew = [.. new[] { "adoption-1/answer", "adoption-2/answer" }.SelectMany(step => new[] { new Exit(step, "accept"), new Exit(step, "accept-with-conditions") })];

    private static readonly Exit Differ = new("reviews-differ-question", "");

    private static readonly Dictionary<string, IReadOnlyList<Script>> Scripts = new()
    {
        [Everybodys] =
        [
            new(Short, Differ with { Outcome = "True" }),
            new(Short, Differ with { Outcome = "False" }) { Levels = [.. Enumerable.Repeat<Level[]>([Level.Exemplary, Level.PartlyMet, Level.Met], 40).SelectMany(levels => levels)] },
        ],
        ["college"] =
        [
            new(Short, new Exit("filing", "Default"), new Exit("filing", "credential-or-local-certificate")),
            new(Long, new Exit("filing", "osap-listing"), new Exit("filing", "credential-or-local-certificate")),
            new(Certified, new Exit("filing", "Default"), new Exit("filing", "osap-listing")),
        ],
        ["senate"] = [new(Short, new Exit("category", "True")), new(Long, new Exit("category", "False"))],
        ["industry"] = [new(Short, new Exit("accreditation-wanted", "True")), new(Certified, new Exit("accreditation-wanted", "False"))],
        ["consortium"] = [new(Short), new(Short, new Exit("interest-1", "interested"), new Exit("interest-2", "interested"), new Exit("three-or-more", "True")), new(Short, [.. TooFew, new Exit("enough-adopters", "True")])],
    };

    public static TheoryData<string> Institutions => [.. Scripts.Keys];

    [Theory]
    [MemberData(nameof(Institutions))]
    public async Task A_micro_credential_lives_from_idea_to_sunset_and_every_outcome_of_every_step_is_reached(string workflow)
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host, workflow == Everybodys ? null : workflow);
        var definition = await Definition(host, workflow);
        var route = new Route(definition);
        var walk = new Walk(host, people, definition, route);
        var lives = new List<string>();
        for (var round = 0; round < 12 && walk.Left.Count > 0; round++)
        {
            foreach (var script in Scripts[workflow])
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Languages[lives.Count % 2], Languages[lives.Count % 2]);
                lives.Add(await walk.Live(script, (EditClass)(round % 3)));
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{workflow}: {route.Exits.Count} outcomes in {lives.Count} lives");
        Assert.Equal("", string.Join(", ", walk.Left.Select(exit => $"{exit.Step} → {exit.Outcome}")));
        Assert.Empty(await host.WithDb(db => db.Set<Incident>().Select(incident => incident.ActivityId + ": " + incident.Message).ToListAsync()));
        Assert.Contains(CredentialState.Archived, await host.WithDb(db => db.Set<MicroCredential>().Select(one => one.State).ToListAsync()));
        Assert.All(await host.WithDb(db => db.Set<MicroCredential>().Select(one => one.State).ToListAsync()), state => Assert.True(CredentialLifecycle.IsEnded(state)));
        Assert.True(lives.Count >= 2, "One life alone is lived in one language.");
        await EverythingIsSaidInBothLanguages(host);
    }

    /// <summary>What everybody was asked, offered and told in these lives stands in both languages.</summary>
    private static async Task EverythingIsSaidInBothLanguages(TestHost host)
    {
        var items = await host.WithDb(db => db.Set<WorkItem>().AsNoTracking().ToListAsync());
        var letters = await host.WithDb(db => db.Set<Delivery>().AsNoTracking().ToListAsync());
        var said = items.Select(item => item.Title)
            .Concat(items.SelectMany(item => item.Outcomes).SelectMany(outcome => new[] { outcome.Label, outcome.Hint }))
            .Concat(letters.SelectMany(letter => new[] { letter.About.Subject, letter.About.Text }))
            .OfType<Bilingual>().Distinct().ToList();
        Assert.True(said.Count > 50, $"Only {said.Count} sentences were said.");
        Assert.Equal("", string.Join("\n", said.Where(one => string.IsNullOrWhiteSpace(one.En) || string.IsNullOrWhiteSpace(one.Fr) || one.En == one.Fr).Select(one => $"{one.En} | {one.Fr}")));
    }

    [Theory]
    [MemberData(nameof(Institutions))]
    public async Task No_way_from_publication_leads_to_a_move_that_ends_the_record_whatever_is_published(string workflow)
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        await ScriptedPeople.Of(host, workflow == Everybodys ? null : workflow);
        var definition = await Definition(host, workflow);
        var route = new Route(definition);
        var ending = definition.AllActivities.Where(step => step.Type == "Governance.MoveLifecycle" && step.Input("action")?.Text is "Reject" or "Withdraw").Select(step => new Exit(step.Id, "Done")).ToHashSet();

        Assert.Contains(definition.AllActivities, step => step.Type == "Governance.EndProposal");
        Assert.Null(route.Distance(new("publish", "Done"), ending, new HashSet<Exit>()));
    }

    private static Task<WorkflowDefinition> Definition(TestHost host, string workflow) => host.WithDb(async db =>
        await host.Services.GetRequiredService<DefinitionStore>().Get(db, await db.Set<StoredDefinition>().Where(one => one.DefinitionId == workflow).Select(one => one.Hash).SingleAsync()));
}
