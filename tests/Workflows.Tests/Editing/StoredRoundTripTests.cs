using System.Text.Json.Nodes;
using Governance.Designer.Editing;
using Governance.Domain.Commands;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Definitions;

namespace Governance.Workflows.Tests.Editing;

/// <summary>Every definition that came from Elsa, and every one of ours, opened, moved one step and stored: only that place is another.</summary>
public sealed class StoredRoundTripTests
{
    // whose version it is and which, the store says
    private static readonly string[] OfTheStore = ["id", "definitionId", "version"];

    [Fact]
    public async Task Of_every_file_the_place_of_the_moved_step_alone_is_another_to_the_byte()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());
        var moved = 0;
        foreach (var (file, number) in RoundTripTests.Files.Select((row, number) => ((string)row.Data, number)))
        {
            var source = JsonNode.Parse(File.ReadAllText(Path.Combine(RepoRoot.Folder, file)))!.AsObject();
            source["definitionId"] = "round-" + number;
            var opened = DefinitionReader.Read(source).Definition!;
            var hash = await host.Send(Caller.System, new SaveDraft(DefinitionWriter.Write(opened), null));
            var before = await Stored(host, opened.DefinitionId);
            Assert.Equal(Without(opened.Source), Without(JsonNode.Parse(before)!.AsObject()));
            // a definition of one step that is no flowchart has no places
            if (opened.AllActivities.Where(step => opened.ContainerOf(step.Id)?.Type == "Elsa.Flowchart").ToList() is not { Count: > 0 } steps)
                continue;
            var step = steps[number % steps.Count];

            var after = new MoveSteps(new Dictionary<string, Position> { [step.Id] = new(1234, 567) }).On(DefinitionReader.Read(before).Definition!);
            await host.Send(Caller.System, new SaveDraft(DefinitionWriter.Write(after), hash));

            var expected = DefinitionReader.Read(before).Definition!;
            Place(expected.Find(step.Id)!.Source);
            Assert.Equal(DefinitionWriter.Write(expected.Source), await Stored(host, opened.DefinitionId));
            moved++;
        }
        Assert.True(moved > 50, $"only {moved} were moved");
    }

    private static void Place(JsonObject step)
    {
        var position = At(At(At(step, "metadata"), "designer"), "position");
        (position["x"], position["y"]) = (1234, 567);

        static JsonObject At(JsonObject outer, string name)
        {
            if (outer[name] is not JsonObject)
                outer[name] = new JsonObject();
            return outer[name]!.AsObject();
        }
    }

    private static async Task<string> Stored(TestHost host, string definitionId) =>
        (await host.Ask((DefinitionQueries definitions) => definitions.Draft(definitionId)))!.Json;

    private static string Without(JsonObject source)
    {
        var rest = (JsonObject)source.DeepClone();
        foreach (var field in OfTheStore)
            rest.Remove(field);
        return DefinitionWriter.Write(rest);
    }
}
