using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Governance.Designer.Editing;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Design;

/// <summary>
/// The Ontario college's workflow (E1) is drawn from an empty canvas, once by key alone and once by mouse alone. It is the
/// shipped one without its moves of the lifecycle and its mails, but for one of each: the same 38 steps with their starts,
/// joins and ends, and everything that stands in them. What was drawn is the same but for places and ids.
/// </summary>
public sealed class WholeDrawingTests(DesignPortal scene, Browser browser) : IClassFixture<DesignPortal>
{
    [Fact]
    public Task By_keyboard_alone() => Draw("college-by-key", visit => new ByKeyboard(visit));

    [Fact]
    public Task By_mouse_alone() => Draw("college-by-mouse", visit => new ByMouse(visit));

    private async Task Draw(string id, Func<Visit, Hands> with)
    {
        var wanted = DefinitionReader.Read(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Design", "college-steps.json"), TestContext.Current.CancellationToken)).Definition!;
        var known = (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Check(wanted))).Known;
        await scene.Portal.Send(scene.Officer.ToCaller(), new SaveDraft(NewDefinition.Text(id, new("Ontario college", "Collège de l’Ontario"), null), null));
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        await visit.Page.Locator(".react-flow__node").First.WaitForAsync();

        var hands = with(visit);
        var drawing = new Drawing(visit, hands, wanted, known);
        await drawing.Draw();
        await hands.Press(".canvas-tools button:has-text('Tidy up')");
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("Move");
        await Saved(visit);
        await visit.Page.SetViewportSizeAsync(1900, 1400);
        await hands.Press(".canvas-tools button:has-text('Show everything')");
        await drawing.Connect(await scene.Draft(id));
        await Saved(visit);
        await visit.Picture(id);

        var drawn = await scene.Draft(id);
        Assert.Equal(Plain(wanted, name => name), Plain(drawn, Back(drawing.Names)));
        Assert.DoesNotContain(visit.Complaints, complaint => complaint.Contains("rror", StringComparison.Ordinal));
    }

    private static async Task Saved(Visit visit) => await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved at", new() { Timeout = 20_000 });

    private static Func<string, string> Back(IReadOnlyDictionary<string, string> names) => text =>
        names.Aggregate(text, (now, name) => Regex.Replace(now, $"(?<=[\"']){Regex.Escape(name.Value)}(?=[\"'])", name.Key));

    // everything but places and ids: the steps in their order, the lines in any
    private static string Plain(WorkflowDefinition definition, Func<string, string> rename)
    {
        var steps = new JsonArray([.. definition.Root.Activities.Skip(1).Select(step =>
        {
            var source = (JsonObject)step.Source.DeepClone();
            source.Remove("nodeId");
            source.Remove("name");
            (source["metadata"] as JsonObject)?.Remove("designer");
            return Ordered(source);
        })]);
        var lines = new JsonArray([.. definition.Root.Connections.Select(line => JsonNode.Parse(rename($"\"{line.Source}\"")) + " by " + line.SourcePort + " to " + JsonNode.Parse(rename($"\"{line.Target}\""))).Order(StringComparer.Ordinal).Select(line => (JsonNode)line)]);
        var rules = Ordered(definition.CustomProperties.DeepClone());
        var values = Ordered(definition.Source["variables"]!.DeepClone());
        return rename(new JsonObject { ["steps"] = steps, ["rules"] = rules, ["values"] = values }.ToJsonString(new() { WriteIndented = true })) + lines.ToJsonString(new() { WriteIndented = true });
    }

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Ordered(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
