using System.Text.Json.Nodes;
using Governance.Designer.Compare;
using Governance.Designer.Editing;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Editing;

/// <summary>Edits are functions from definition to definition: what they touch, what they leave, and the way back.</summary>
public sealed class EditTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddWorkflows().BuildServiceProvider();
    private readonly IReadOnlyDictionary<string, ActivityDeclaration> known;

    public EditTests() => known = services.GetRequiredService<ActivityCatalogue>().Declarations;

    public static TheoryData<string> Files => RoundTripTests.Files;

    private static WorkflowDefinition Shipped =>
        DefinitionReader.Read(File.ReadAllText(Directory.EnumerateFiles(RepoRoot.Path("workflows"), "*.json").Order(StringComparer.Ordinal).First())).Definition!;

    public void Dispose() => services.Dispose();

    [Fact]
    public void Every_kind_of_edit_is_tried_here()
    {
        var kinds = typeof(Edit).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Edit)) && !type.IsAbstract).Select(type => type.Name).ToHashSet();
        var tried = new HashSet<string>();
        for (var seed = 0; seed < 20; seed++)
            tried.UnionWith(Edits.Kinds.Select(kind => kind(DefinitionReader.Read(Definitions.Small.Expense).Definition!, known, new Random(seed))).OfType<Edit>().Select(edit => edit.GetType().Name));
        tried.UnionWith(Edits.Kinds.Select(kind => kind(WithNoteAndFork(), known, new Random(1))).OfType<Edit>().Select(edit => edit.GetType().Name));

        Assert.Empty(kinds.Except(tried));
    }

    [Fact]
    public void Each_kind_is_done_undone_and_done_again_to_the_byte()
    {
        var chance = new Random(2026);
        WorkflowDefinition[] definitions = [WithNoteAndFork(), DefinitionReader.Read(File.ReadAllText(RepoRoot.Path("workflows/micro-credential.json"))).Definition!];
        foreach (var (kind, number) in Edits.Kinds.Select((kind, number) => (kind, number)))
        {
            EditHistory before, after;
            var tries = 0;
            do
            {
                Assert.True(tries < 200, $"Edit {number} changed nothing in {tries} tries.");
                before = EditHistory.From(definitions[tries++ % 2]);
                after = Edits.Try(before, kind(before.Present, known, chance));
            }
            while (after == before);
            Assert.Equal(Text(before), Text(after.Undo()));
            Assert.Equal(Text(after), Text(after.Undo().Redo()));
            Assert.True(after.LastDone!.What.InBoth().IsComplete);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void After_a_thousand_edits_the_definition_reads_and_the_way_back_ends_where_it_began(int seed)
    {
        var chance = new Random(seed);
        var history = EditHistory.From(DefinitionReader.Read(Definitions.Small.Expense).Definition!);
        var first = Text(history);
        var done = 0;
        for (var tries = 0; done < 1_000 && tries < 4_000; tries++)
        {
            var next = Edits.Try(history, Edits.Some(history.Present, known, chance));
            done += next == history ? 0 : 1;
            history = next;
        }

        Assert.Equal(1_000, done);
        Assert.Empty(DefinitionReader.Read(Text(history)).Problems);
        var last = Text(history);
        while (history.LastDone is not null)
            history = history.Undo();
        Assert.Equal(first, Text(history));
        while (history.LastUndone is not null)
            history = history.Redo();
        Assert.Equal(last, Text(history));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Moving_one_step_changes_its_position_and_nothing_else(string file)
    {
        var definition = DefinitionReader.Read(File.ReadAllText(Path.Combine(RepoRoot.Folder, file))).Definition!;
        var step = definition.AllActivities[^1];

        var moved = new MoveSteps(new Dictionary<string, Position> { [step.Id] = new(1234, 567) }).On(definition);

        Assert.Equal(new Position(1234, 567), moved.Find(step.Id)!.Position);
        Assert.Equal(WithoutPosition(definition, step.Id), WithoutPosition(moved, step.Id));
    }

    [Fact]
    public void Copied_steps_ask_each_other_and_stand_where_they_are_put()
    {
        var paste = new PasteSteps(StepFragment.Of(Asking, ["vote", "question"]), new(500, 700));

        var after = paste.On(Asking);

        var (vote, question) = (after.Find(paste.IdsIn(Asking)[0])!, after.Find(paste.IdsIn(Asking)[1])!);
        Assert.Equal($"getOutputFrom('{vote.Id}','outcome') === 'approve'", question.Input("condition")!.Text);
        Assert.Equal((new Position(500, 700), new Position(540, 900)), (vote.Position, question.Position));
        Assert.Equal("getOutputFrom('vote','outcome') === 'approve'", after.Find("question")!.Input("condition")!.Text);

        var alone = new PasteSteps(StepFragment.Of(Asking, ["question"])).On(Asking);
        Assert.Equal("getOutputFrom('vote','outcome') === 'approve'", alone.Root.Activities[^1].Input("condition")!.Text);
        Assert.Equal(new Position(80, 240), alone.Root.Activities[^1].Position);
    }

    [Fact]
    public void A_condition_asks_for_an_outcome_by_its_new_name()
    {
        Assert.Equal("getOutputFrom('vote','outcome') === 'carried'", new RenameOutcome("vote", "approve", "carried").On(Asking).Find("question")!.Input("condition")!.Text);
        Assert.Equal("getOutputFrom('vote','outcome') === 'approve'", new RenameOutcome("vote", "return", "approved").On(Asking).Find("question")!.Input("condition")!.Text);
    }

    [Theory]
    [InlineData("""getOutputFrom("vote","outcome") === "approve" """, """getOutputFrom("vote","outcome") === "car'ried" """)]
    [InlineData("""getOutputFrom('vote', "outcome") !== 'approve'""", """getOutputFrom('vote', "outcome") !== 'car\'ried'""")]
    [InlineData("""getOutputFrom("vote","outcome") === "app'rove" """, """getOutputFrom("vote","outcome") === "app'rove" """)]
    public void Scripts_ask_for_the_new_name_in_whichever_quotes_they_write(string before, string after)
    {
        var asking = new SetInput("question", known["Elsa.FlowDecision"].Inputs.Single(), InputValue.Script(InputKind.Condition, before)).On(Asking);

        Assert.Equal(after, new RenameOutcome("vote", "approve", "car'ried").On(asking).Find("question")!.Input("condition")!.Text);
    }

    private static WorkflowDefinition Asking => DefinitionReader.Read("""
        {
          "definitionId": "asking", "name": "Asking", "version": 1, "customProperties": { "Flowchart:ExecutionMode": "TokenBased" },
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "vote", "type": "Governance.Decide", "version": 1, "outcomes": [{ "name": "approve", "label": { "en": "Approve", "fr": "Approuver" } }, { "name": "return", "label": { "en": "Return", "fr": "Renvoyer" } }],
                "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "question", "type": "Elsa.FlowDecision", "version": 1, "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "getOutputFrom('vote','outcome') === 'approve'" } },
                "metadata": { "designer": { "position": { "x": 40, "y": 200 } } } }
            ],
            "connections": [ { "source": { "activity": "vote", "port": "approve" }, "target": { "activity": "question", "port": "In" } } ]
          }
        }
        """).Definition!;

    [Fact]
    public void A_step_added_after_an_outcome_stands_between_it_and_what_followed()
    {
        var after = new AddStep(known["Governance.Decide"], new(10, 20), new("idea", "sent")).On(Small());

        var added = after.Root.Activities[^1];
        Assert.Equal(("Governance.Decide", "Decide1"), (added.Type, added.Id));
        Assert.Contains(new Connection("idea", "sent", "Decide1", "In"), after.Root.Connections);
        Assert.Contains(new Connection("Decide1", "approve", "build", "In"), after.Root.Connections);
        Assert.DoesNotContain(new Connection("idea", "sent", "build", "In"), after.Root.Connections);
        Assert.Equal(["approve", "return", "reject"], OutcomeForm.Of(added).Select(outcome => outcome.Name));
    }

    [Fact]
    public void What_led_to_a_step_that_is_taken_away_leads_to_what_followed_it()
    {
        var after = new RemoveSteps(["build"]).On(Small());

        Assert.Null(after.Find("build"));
        Assert.Contains(new Connection("idea", "sent", "end", "In"), after.Root.Connections);
    }

    [Fact]
    public void Branches_that_change_names_keep_their_lines()
    {
        var definition = DefinitionReader.Read("""
            {"definitionId":"t","name":"T","root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"fork","type":"Elsa.FlowFork","branches":{"typeName":"x","expression":{"type":"Object","value":"[\"a\",\"b\"]"}}},{"id":"one","type":"Elsa.End"},{"id":"two","type":"Elsa.End"}],
              "connections":[{"source":{"activity":"fork","port":"a"},"target":{"activity":"one","port":"In"}},{"source":{"activity":"fork","port":"b"},"target":{"activity":"two","port":"In"}}]}}
            """).Definition!;

        var swapped = new SetBranches("fork", Edits.Branches, [new("a", "b"), new("b", "a")]).On(definition);
        Assert.Equal([new("fork", "b", "one", "In"), new("fork", "a", "two", "In")], swapped.Root.Connections);
        var fewer = new SetBranches("fork", Edits.Branches, [new("b", "b")]).On(definition);
        Assert.Equal([new("fork", "b", "two", "In")], fewer.Root.Connections);
        Assert.Throws<RuleBroken>(() => new SetBranches("fork", Edits.Branches, [new("a", "x"), new("b", "x")]).On(definition));
    }

    [Fact]
    public void What_people_read_for_a_branch_goes_with_it_and_what_is_said_of_other_outcomes_stays()
    {
        var definition = DefinitionReader.Read("""
            {"definitionId":"t","name":"T","root":{"id":"f","type":"Elsa.Flowchart","connections":[],"activities":[
              {"id":"switch","type":"Elsa.FlowSwitch","cases":[{"label":"a","condition":{"type":"JavaScript","value":"true"}},{"label":"b","condition":{"type":"JavaScript","value":"false"}}],
               "outcomes":[{"name":"Default","label":{"en":"Else","fr":"Autre"}},{"name":"a","theirs":"kept"}]}]}}
            """).Definition!;
        var cases = known["Elsa.FlowSwitch"].Inputs[0];

        var labelled = new SetBranches("switch", cases, [.. SetBranches.Of(definition.Find("switch")!, "cases").Select(one => one with { Label = new(one.Name + " in English", one.Name + " en français") })]).On(definition);
        var swapped = new SetBranches("switch", cases, [.. SetBranches.Of(labelled.Find("switch")!, "cases").Select(one => one with { Name = one.Name == "a" ? "b" : "a" })]).On(labelled);
        Assert.Equal(new("a in English", "a en français"), StepOutcomes.LabelOf(swapped.Find("switch")!, "b"));
        Assert.Equal(new("b in English", "b en français"), StepOutcomes.LabelOf(swapped.Find("switch")!, "a"));
        Assert.Equal(new("Else", "Autre"), StepOutcomes.LabelOf(swapped.Find("switch")!, "Default"));
        Assert.Contains("kept", swapped.Find("switch")!.Source.ToJsonString(), StringComparison.Ordinal);

        var fewer = new SetBranches("switch", cases, [.. SetBranches.Of(swapped.Find("switch")!, "cases").Where(one => one.Name == "a").Select(one => one with { Label = null })]).On(swapped);
        Assert.Equal(["Default"], OutcomeForm.Of(fewer.Find("switch")!).Select(one => one.Name));
        Assert.Equal(
            ["“Switch”: the outcome “a” now reads “a in English”.", "“Switch”: the outcome “b” now reads “b in English”."],
            DefinitionDifference.Between(definition, labelled, known).Select(change => change.What.InBoth().En));
    }

    [Fact]
    public void Copied_steps_come_under_names_of_their_own_with_the_lines_between_them()
    {
        var definition = Small();
        var paste = new PasteSteps(StepFragment.Of(definition, ["idea", "build"]));

        var after = paste.On(definition);

        Assert.Equal(["FillForm1", "FillForm2"], paste.IdsIn(definition));
        Assert.Contains(new Connection("FillForm1", "sent", "FillForm2", "In"), after.Root.Connections);
        Assert.Equal(definition.Root.Connections.Count + 1, after.Root.Connections.Count);
        Assert.Empty(DefinitionReader.Read(DefinitionWriter.Write(after)).Problems);
    }

    [Fact]
    public void What_may_be_done_at_any_time_is_added_changed_moved_and_taken_away_and_what_is_not_ours_stays()
    {
        var shipped = DefinitionReader.Read(File.ReadAllText(RepoRoot.Path("workflows/college.json"))).Definition!;
        var before = AnytimeForm.Of(shipped);
        Assert.Equal(["withdraw", "drop-change", "change", "not-offered", "skill-absorbed"], before.Select(one => one.Name));
        Assert.Equal(shipped.Source.ToJsonString(), new ChangeAnytime("withdraw", before[0]).On(shipped).Source.ToJsonString());
        ((JsonObject)shipped.CustomProperties["anytime"]![0]!)["theirs"] = "kept";

        var changed = new ChangeAnytime("withdraw", before[0] with { Name = "take-back", Roles = ["dean"], CancelsWith = null }).On(shipped);
        Assert.Equal("kept", changed.CustomProperties["anytime"]![0]!["theirs"]!.ToString());
        var moved = new MoveAnytime("take-back", 9).On(changed);
        Assert.Equal(["drop-change", "change", "not-offered", "skill-absorbed", "take-back"], AnytimeForm.Of(moved).Select(one => one.Name));
        var fewer = new RemoveAnytime("change").On(moved);
        Assert.Equal(["drop-change", "not-offered", "skill-absorbed", "take-back"], AnytimeForm.Of(fewer).Select(one => one.Name));
        var none = AnytimeForm.Of(fewer).Aggregate(fewer, (definition, action) => new RemoveAnytime(action.Name).On(definition));
        Assert.False(none.CustomProperties.ContainsKey("anytime"));

        Assert.Throws<RuleBroken>(() => new AddAnytime(before[0]).On(shipped));
        Assert.Throws<RuleBroken>(() => new ChangeAnytime("withdraw", before[0] with { Name = "change" }).On(shipped));
        Assert.Throws<RuleBroken>(() => new RemoveAnytime("gone").On(shipped));
        Assert.Equal(
            ["Possible at any time now: “{0}”.", "No longer possible at any time: “{0}”.", "No longer possible at any time: “{0}”."],
            DefinitionDifference.Between(shipped, fewer, known).Select(change => change.What.English));
    }

    [Fact]
    public void An_outcome_is_named_once_after_its_label()
    {
        Assert.Equal("approuver-avec-reserves", OutcomeForm.NameFor("Approuver avec réserves !", []));
        Assert.Equal("approve-2", OutcomeForm.NameFor("Approve", ["approve"]));
        Assert.Equal("outcome", OutcomeForm.NameFor("…", []));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_new_workflow_hears_of_the_proposals_of_those_who_follow_it_alone(bool isCopy)
    {
        var text = NewDefinition.Text("short-courses", new("Short courses", "Cours brefs"), isCopy ? File.ReadAllText(RepoRoot.Path("workflows/micro-credential.json")) : null);

        var made = DefinitionReader.Read(text).Definition!;
        Assert.Equal(("short-courses", "Short courses", "Cours brefs"), (made.DefinitionId, made.DisplayName.En, made.DisplayName.Fr));
        Assert.Equal(["CredentialProposed:short-courses"], made.AllActivities.Where(step => step.CanStartWorkflow).Select(step => step.Input("eventName")!.Text));
    }

    [Fact]
    public void A_copy_says_what_it_was_copied_from_and_so_does_a_copy_of_it()
    {
        var shipped = File.ReadAllText(RepoRoot.Path("workflows/micro-credential.json"));
        var copy = NewDefinition.Text("short-courses", new("Short courses", "Cours brefs"), shipped, new Origin("micro-credential", 3));
        var second = DefinitionReader.Read(NewDefinition.Text("evening-courses", new("Evening courses", "Cours du soir"), copy)).Definition!;

        Assert.Equal(new Origin("micro-credential", 3), Origin.Of(second));
        Assert.Equal(("micro-credential:3", "3"), (Origin.Of(second)!.In("evening-courses"), Origin.Of(second)!.In("micro-credential")));
        Assert.Null(Origin.Of(DefinitionReader.Read(shipped).Definition!));
        var known = new Dictionary<string, ActivityDeclaration>();
        Assert.Equal(
            ["The workflow is now called “Evening courses”."],
            DefinitionDifference.Between(DefinitionReader.Read(shipped).Definition!, second, known).Where(change => change.Topic == ChangeTopic.Whole).Select(change => change.What.English.Replace("{0}", second.DisplayName.En, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_edit_of_what_is_gone_is_refused_with_a_sentence()
    {
        var refused = Assert.Throws<RuleBroken>(() => new RenameStep("nowhere", new("X", "X")).On(Shipped));
        Assert.Equal("The step “{0}” is no longer there.", refused.Sentence.English);
        Assert.Throws<RuleBroken>(() => new RenameStep("idea", Bilingual.Empty).On(Shipped));
        Assert.Throws<RuleBroken>(() => new Connect("idea", "sent", "nowhere").On(Shipped));
    }

    /// <summary>Idea, build, end: a small definition of our own kinds.</summary>
    private static WorkflowDefinition Small()
    {
        var definition = DefinitionReader.Read("""{"definitionId":"t","name":"T","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"idea","type":"Governance.FillForm","outcomes":[{"name":"sent"}]},{"id":"build","type":"Governance.FillForm","outcomes":[{"name":"sent"}]},{"id":"end","type":"Elsa.Finish"}],"connections":[]}}""").Definition!;
        return new Connect("build", "sent", "end").On(new Connect("idea", "sent", "build").On(definition));
    }

    private WorkflowDefinition WithNoteAndFork()
    {
        var definition = new SetNote(new("n", new("Why this is here", ""), new(0, 0))).On(Small());
        definition = new AddAnytime(new("withdraw", new("Withdraw", "Retirer"), Bilingual.Empty, ["initiative-lead"], ["Ideation"], "Withdraw")).On(definition);
        definition = new SetVariableDeclaration("v", "Years", "Int32", "0").On(definition);
        definition = new AddStep(known["Elsa.FlowFork"], new(0, 0), new("idea", "sent")).On(definition);
        return new SetBranches("FlowFork1", Edits.Branches, [new(null, "one"), new(null, "two")]).On(definition);
    }

    private static string Text(EditHistory history) => DefinitionWriter.Write(history.Present);

    private static string WithoutPosition(WorkflowDefinition definition, string id)
    {
        var copy = DefinitionReader.Read(definition.Source).Definition!;
        var step = copy.Find(id)!.Source;
        if (step["metadata"] is JsonObject metadata && metadata["designer"] is JsonObject designer)
        {
            designer.Remove("position");
            if (designer.Count == 0)
                metadata.Remove("designer");
            if (metadata.Count == 0)
                step.Remove("metadata");
        }
        return DefinitionWriter.Write(copy);
    }
}
