using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Tests.Returns;

/// <summary>Any returns, in any mode, with any edits between them: whatever is approved in the end, every decision that counts stands over it.</summary>
public sealed class AnyReturnsTests
{
    private static readonly FormCatalogue Forms = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task What_is_approved_is_what_every_counting_decision_judged(int seed)
    {
        var random = new Random(seed);
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var people = await ScriptedPeople.Of(host);
        var id = await people.Propose();
        await people.Until(id, "consolidation");
        for (var turn = 0; (await people.Open(id)) is not ["registrar"]; turn++)
        {
            Assert.True(turn < 80, "It is never approved.");
            await TakeOne(host, people, id, random, mayReturn: turn < 30);
        }

        var held = await host.Ask<CredentialQueries, HeldDecisions>(records => records.Held(id, people.The(Role.QaOfficer)));
        var approved = await host.WithDb(db => db.Set<CredentialVersion>().Where(one => one.CredentialId == id).OrderByDescending(one => one.Number).FirstAsync());
        var reading = held.Against(approved.Content);
        Assert.Empty(reading.Stale);
        Assert.True(reading.Decisions.Count >= 6, $"Only {reading.Decisions.Count} decisions count.");
        Assert.Equal(0, await host.WithDb(db => db.Set<Governance.Workflows.Engine.Incident>().CountAsync()));
    }

    private static async Task TakeOne(TestHost host, ScriptedPeople people, string id, Random random, bool mayReturn)
    {
        var item = (await people.OpenItems(id))[0];
        if (item.Kind == WorkKind.Form)
            await Edit(people, id, item, random);
        var returns = item.Outcomes.Where(outcome => outcome.IsReturn).ToList();
        if (mayReturn && returns.Count > 0 && random.Next(2) == 0)
        {
            await people.Answer(id, item.StepId, returns[random.Next(returns.Count)].Name, "Look again.", (ReturnMode)random.Next(3));
            return;
        }
        try
        {
            await people.Answer(id, item.StepId);
        }
        catch (RuleBroken) when (item.IsFinal)
        {
            // what the straight way passed by no longer stands
            await people.Answer(id, item.StepId, returns[^1].Name, "Everybody whose fields changed.", ReturnMode.OnlyChanged);
        }
    }

    private static async Task Edit(ScriptedPeople people, string id, WorkItem item, Random random)
    {
        var numbers = Forms.Section(item.Subject!).Fields.Where(field => field.Type == FieldType.Number).ToList();
        if (random.Next(3) > 0 && numbers.Count > 0)
        {
            var field = numbers[random.Next(numbers.Count)];
            await people.Write(id, item.StepId, field.Id, ProposalAnswer.Of(JsonValue.Create(Math.Min((int)(field.Max ?? 300), (int)(field.Min ?? 1) + random.Next(1, 20)))));
        }
    }
}
