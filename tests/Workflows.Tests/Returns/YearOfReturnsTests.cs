using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Returns;

/// <summary>
/// A <see cref="GeneratedYear"/> over the college's shipped definition: how many decisions are asked again where only what changed is, against
/// running all again. Proposals of it go through the engine, by the commands of the pages, once in each mode, and the events tell how
/// often a step that had decided was asked anew; the whole year is computed from signatures and drawing alone, and the computation is what
/// the engine did.
/// <para>
/// What is counted are decisions that were there: those that a return can throw away. The step that returned has not decided yet. Its
/// first decision is still to come, in whichever mode, and no rule could spare it; so it is no decision asked again. The figure that counts
/// it on both sides, as if it were, is printed and held too, and so is that of a harder year.
/// </para>
/// </summary>
public sealed class YearOfReturnsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Proposals = 1000;
    private const int Replayed = 6;
    private const int Seed = 2026;

    private static readonly FormCatalogue Forms = new();
    private static readonly Signatures Signatures = new(Forms, new RubricCatalogue());

    private TestHost host = null!;
    private ScriptedPeople people = null!;
    private WorkflowDefinition college = null!;
    private int edits;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host, "college");
        college = await host.WithDb(async db => await host.Services.GetRequiredService<DefinitionStore>().Get(db, await db.Set<StoredDefinition>().Where(one => one.DefinitionId == "college").Select(one => one.Hash).SingleAsync()));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public void A_year_of_returns_asks_again_at_least_sixty_per_cent_less_than_running_all_again()
    {
        var (others, withTheReturning) = Less(new(college, Forms, Seed));
        Assert.True(others >= 0.6 && withTheReturning >= 0.45);
        (others, withTheReturning) = Less(new(college, Forms, Seed) { IsHarder = true });
        Assert.True(others >= 0.4 && withTheReturning >= 0.3);
    }

    [Fact]
    public async Task The_engine_asks_again_whom_the_computation_says()
    {
        var year = new GeneratedYear(college, Forms, Seed);
        // those with the most returns, which come by every returning step
        var proposals = year.Proposals(60).OrderByDescending(returns => returns.Count).Take(Replayed).ToList();
        Assert.True(proposals.SelectMany(returns => returns).Select(back => back.Step).Distinct().Count() >= 5);
        var asked = new Dictionary<ReturnMode, int>();
        foreach (var mode in new[] { ReturnMode.OnlyChanged, ReturnMode.All })
        {
            foreach (var returns in proposals)
            {
                var again = await Replay(returns, mode);
                Assert.Equal(Computed(year, returns, mode), again);
                asked[mode] = asked.GetValueOrDefault(mode) + again.Count;
            }
        }

        output.WriteLine($"{Replayed} proposals with {proposals.Sum(returns => returns.Count)} returns through the engine: {asked[ReturnMode.OnlyChanged]} decisions asked again, {asked[ReturnMode.All]} when all are run again.");
    }

    private (double Others, double WithTheReturning) Less(GeneratedYear year)
    {
        var (returns, again, all) = (0, 0, 0);
        foreach (var proposal in year.Proposals(Proposals))
            (returns, again, all) = (returns + proposal.Count, again + Computed(year, proposal, ReturnMode.OnlyChanged).Count, all + Computed(year, proposal, ReturnMode.All).Count);
        var (less, withIt) = (1 - ((double)again / all), 1 - ((double)(again + returns) / (all + returns)));
        output.WriteLine($"{(year.IsHarder ? "Two fields edited each time" : "A year")}: {Proposals} proposals, {returns} returns: {again} decisions asked again, {all} when all are run again: {less:P0} less; {withIt:P0} less where the step that returned is counted too.");
        Assert.True(returns > Proposals, $"Only {returns} returns.");
        return (less, withIt);
    }

    /// <summary>The steps that are asked again, return by return, by what they signed and by the drawing.</summary>
    private static IReadOnlyList<string> Computed(GeneratedYear year, IReadOnlyList<SentBack> returns, ReturnMode mode)
    {
        var (now, edit, again) = (Proposal.Empty, 0, new List<string>());
        foreach (var back in returns)
        {
            var before = now;
            now = back.Edits.Aggregate(now, (proposal, field) => proposal.With(field, ProposalAnswer.Of(JsonValue.Create($"edit {++edit}"))));
            again.AddRange(year.Reopened(back).Where(one => mode == ReturnMode.All || one.IsTarget
                || !Signatures.Standing(Signatures.Sign(year.Judged(one.Step), before, 1, null, null), before, now).Stands).Select(one => one.Step));
        }
        return [.. again.Order(StringComparer.Ordinal)];
    }

    /// <summary>One proposal until it is approved; answers with the steps that were asked though they had decided, as its events tell.</summary>
    private async Task<IReadOnlyList<string>> Replay(IReadOnlyList<SentBack> returns, ReturnMode mode)
    {
        var id = await people.Propose();
        foreach (var back in returns)
        {
            await people.Until(id, back.Step);
            await people.Answer(id, back.Step, back.Outcome, "Look again.", mode);
            foreach (var field in back.Edits)
            {
                var form = Forms.Sections.Single(section => section.Field(field) is not null).Id;
                await people.Until(id, form);
                await people.Write(id, form, field, await Another(Forms.Field(field)!, await Said(id, field)));
            }
        }
        await people.Until(id, "approval");
        await people.Answer(id, "approval", "approve");

        var deciding = await host.WithDb(db => db.Set<WorkItem>().AsNoTracking().Where(item => item.CredentialId == id).ToListAsync());
        var judges = deciding.Where(item => item.IsDecision).Select(item => item.StepId).ToHashSet();
        var events = await host.WithDb(db => db.Events.Where(row => row.CredentialId == id && (row.Name == "WorkItemOpened" || row.Name == "WorkItemCompleted")).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync());
        var (decided, again) = (new HashSet<string>(), new List<string>());
        foreach (var (name, body) in events.Select(row => (row.Name, JsonNode.Parse(row.Body)!)))
        {
            var step = body["Step"]!.ToString();
            if (name == "WorkItemOpened" && decided.Contains(step))
                again.Add(step);
            else if (name == "WorkItemCompleted" && judges.Contains(step))
                _ = body["ReturnMode"] is null ? decided.Add(step) : decided.Remove(step);
        }
        return [.. again.Order(StringComparer.Ordinal)];
    }

    private Task<ProposalAnswer?> Said(string id, string field) => host.WithDb(async db => (await db.Set<MicroCredential>().AsNoTracking().SingleAsync(one => one.Id == id)).Draft[field]);

    /// <summary>Another answer of the shape that the field takes.</summary>
    private async Task<ProposalAnswer> Another(FormField field, ProposalAnswer? now)
    {
        var number = ++edits;
        return field.Type switch
        {
            FieldType.BilingualText or FieldType.BilingualLong => ProposalAnswer.Of(new Bilingual($"Edit {number}", $"Modification {number}")),
            FieldType.Outcomes => ProposalAnswer.Of([new Bilingual($"Plan a trip {number}", $"Planifier un trajet {number}"), new Bilingual("Read a manifest", "Lire un manifeste")]),
            FieldType.Number => ProposalAnswer.Of(JsonValue.Create((field.Min ?? 1) + (now?.AsText() == (field.Min ?? 1).ToString(CultureInfo.InvariantCulture) ? 1 : 0))),
            FieldType.Choice => ProposalAnswer.Of(JsonValue.Create(field.Options!.First(option => option.Id != now?.AsText()).Id)),
            FieldType.Choices => ProposalAnswer.Of(new JsonArray(field.Options!.First(option => now?.AsOptions().Contains(option.Id) != true).Id)),
            FieldType.Units => ProposalAnswer.Of([now?.AsBilingualRows() is [{ En: "Library" }] ? new Bilingual("School of Health", "École de la santé") : new Bilingual("Library", "Bibliothèque")]),
            FieldType.Partner => ProposalAnswer.Of(JsonValue.Create((await host.A.Partner($"Employer of edit {number}")).ToString())),
            FieldType.Text or FieldType.Long or FieldType.Date => throw new InvalidOperationException($"No form on the way asks for {field.Id}."),
        };
    }
}
