using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Flow;

namespace Governance.Workflows.Tests.Engine;

/// <summary>What a step that failed waits for: a decision about its incident, and nothing else.</summary>
public sealed class FaultedStepTests
{
    [Fact]
    public async Task A_faulted_step_is_not_resumed_by_its_deadline_behind_the_back_of_the_incident()
    {
        var source = JsonNode.Parse(Drawn.Json(["s=Start", """ask=Ask{"customProperties":{"hasDeadline":true}}""", "e=End"], ["s>ask", "ask>e"]))!;
        source["root"]!["activities"]![1]!["type"] = Ask.Type;
        var rehearsal = new Rehearsal(DefinitionReader.Read(source.ToJsonString()).Definition!);
        await rehearsal.Begin();
        Assert.Equal(2, rehearsal.Bookmarks.Count);

        await rehearsal.Answer(rehearsal.Bookmarks.Single(one => one.DueAt is null), Ask.Fails);

        Assert.Empty(rehearsal.Bookmarks);
        Assert.Equal("ask", Assert.Single(rehearsal.Incidents).ActivityId);
        await rehearsal.Alter(new Alteration.ScheduleActivity("ask"));
        Assert.Equal(2, rehearsal.Bookmarks.Count);
    }
}
