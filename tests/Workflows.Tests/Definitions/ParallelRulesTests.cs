namespace Governance.Workflows.Tests.Definitions;

public sealed class ParallelRulesTests
{
    [Fact]
    public void A_block_between_one_fork_and_one_join_is_sound()
    {
        Assert.Empty(DefinitionRulesTests.Check(Block()));
    }

    [Fact]
    public void A_branch_may_turn_in_itself_be_empty_or_hold_a_block_of_its_own()
    {
        Assert.Empty(DefinitionRulesTests.Check(Block(flow => flow
            .Add("again", "Elsa.FlowDecision", ("condition", "true")).Connect("a", "Done", "again", instead: true).Connect("again", "True", "a").Connect("again", "False", "join")
            .Fork("fork", "A", "B", "C").Connect("fork", "C", "join")
            .Fork("inner", "1", "2").Steps("i1", "i2").Join("meet").Connect("b", "Done", "inner", instead: true)
            .Connect("inner", "1", "i1").Connect("inner", "2", "i2").Chain("i1", "meet").Chain("i2", "meet", "join"))));
    }

    [Fact]
    public void A_return_from_behind_the_join_to_before_the_fork_is_sound()
    {
        Assert.Empty(DefinitionRulesTests.Check(Block(flow => flow
            .Add("good", "Elsa.FlowDecision", ("condition", "true")).Connect("join", "Done", "good", instead: true)
            .Connect("good", "True", "end").Connect("good", "False", "before"))));
    }

    [Fact]
    public void A_step_that_ends_the_flow_may_stand_inside_a_block()
    {
        Assert.Empty(DefinitionRulesTests.Check(Block(flow => flow
            .Add("bad", "Elsa.FlowDecision", ("condition", "true")).Add("stop", "Elsa.End").Connect("a", "Done", "bad", instead: true)
            .Connect("bad", "True", "stop").Connect("bad", "False", "join"))));
    }

    [Fact]
    public void Parallel_work_is_opened_by_a_fork_only()
    {
        Assert.Equal(
            [
                "before: The outcome “Done” leads to 2 steps at once: parallel work is opened by a fork, one branch for each.",
                "other: The merge mode “Merge” may hold work for ever: branches meet in a join.",
                "many: The switch may follow several cases at once: parallel work is opened by a fork.",
            ],
            DefinitionRulesTests.Check(Block(flow =>
            {
                flow.Steps("other").Add("many", "Elsa.FlowSwitch", """[{"label":"one","condition":{"type":"Literal","value":true}}]""")
                    .Connect("before", "Done", "many").Connect("many", "one", "other").Connect("many", "Default", "other").Connect("other", "Done", "end");
                flow.Step("many")["mode"] = "MatchAny";
                flow.Step("other")["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["mergeMode"] = "Merge" };
            })));
    }

    [Fact]
    public void Each_branch_reaches_the_join_by_exactly_one_connection()
    {
        Assert.Equal(["fork: The branch “A” reaches the join “join” by 2 connections: let them meet in one step before it."],
            DefinitionRulesTests.Check(Block(flow => flow
                .Add("either", "Elsa.FlowDecision", ("condition", "true")).Connect("a", "Done", "either", instead: true).Connect("either", "True", "join").Connect("either", "False", "join"))));
        Assert.Equal(
            ["fork: The branch “B” never reaches the join “join”.", "b: The outcome “Done” leads nowhere, and the join “join” would wait for ever.", "b: No way leads from “b” to the join “join”."],
            DefinitionRulesTests.Check(Block(flow => flow.Disconnect("b"))));
    }

    [Fact]
    public void No_way_ends_inside_a_block_whose_join_waits_for_all()
    {
        Flow Ending(string mode) => Block(flow =>
        {
            flow.Add("maybe", "Elsa.FlowDecision", ("condition", "true")).Connect("a", "Done", "maybe", instead: true).Connect("maybe", "True", "join");
            flow.Step("join")["mode"]!["expression"]!["value"] = mode;
        });

        Assert.Equal(["maybe: The outcome “False” leads nowhere, and the join “join” would wait for ever."], DefinitionRulesTests.Check(Ending("WaitAll")));
        Assert.Empty(DefinitionRulesTests.Check(Ending("WaitAny")));
    }

    [Fact]
    public void Nothing_inside_a_block_turns_for_ever_and_nothing_outlives_a_race()
    {
        Flow Aside(string mode, string to) => Block(flow =>
        {
            flow.Steps("aside").Add("stop", "Elsa.End").Add("maybe", "Elsa.FlowDecision", ("condition", "true")).Connect("a", "Done", "maybe", instead: true)
                .Connect("maybe", "True", "join").Connect("maybe", "False", "aside").Connect("aside", "Done", to);
            flow.Step("join")["mode"]!["expression"]!["value"] = mode;
        });

        Assert.Equal(["aside: No way leads from “aside” to the join “join”."], DefinitionRulesTests.Check(Aside("WaitAll", "aside")).Where(sentence => !sentence.StartsWith("stop", StringComparison.Ordinal)));
        Assert.Empty(DefinitionRulesTests.Check(Aside("WaitAll", "stop")));
        Assert.Equal(["aside: No way leads from “aside” to the join “join”."], DefinitionRulesTests.Check(Aside("WaitAny", "stop")));
        Assert.Equal(["fork: The branch “C” is empty, so it wins the race to the join “join” before the others begin."],
            DefinitionRulesTests.Check(Block(flow =>
            {
                flow.Fork("fork", "A", "B", "C").Connect("fork", "C", "join");
                flow.Step("join")["mode"]!["expression"]!["value"] = "WaitAny";
            })));
    }

    [Theory]
    [InlineData("a", "before")]
    [InlineData("a", "after")]
    [InlineData("a", "fork")]
    public void Nothing_leaves_a_block_but_by_its_join(string from, string to)
    {
        Assert.Equal([$"leave: The connection from “leave” to “{to}” crosses the border of a parallel block: the block is entered by the fork “fork” and left by the join “join”."],
            DefinitionRulesTests.Check(Block(flow => flow.Steps("after").Connect("join", "Done", "after", instead: true).Connect("after", "Done", "end")
                .Add("leave", "Elsa.FlowDecision", ("condition", "true")).Connect(from, "Done", "leave", instead: true).Connect("leave", "True", "join").Connect("leave", "False", to))));
    }

    [Fact]
    public void Nothing_enters_a_block_but_by_its_fork()
    {
        var problems = DefinitionRulesTests.Check(Block(flow => flow
            .Add("jump", "Elsa.FlowDecision", ("condition", "true")).Connect("before", "Done", "jump", instead: true).Connect("jump", "True", "fork").Connect("jump", "False", "a2")
            .Steps("a2").Connect("a", "Done", "a2", instead: true).Connect("a2", "Done", "join")));

        Assert.Contains("a: The connection from “a” to “a2” crosses the border of a parallel block: the block is entered by the fork “fork” and left by the join “join”.", problems);
    }

    [Fact]
    public void Branches_do_not_meet_before_their_join()
    {
        Assert.Contains("both: Two branches of the fork “fork” meet at “both” before their join.",
            DefinitionRulesTests.Check(Block(flow => flow.Steps("both").Connect("a", "Done", "both", instead: true).Connect("b", "Done", "both", instead: true).Connect("both", "Done", "join"))));
    }

    [Fact]
    public void Forks_and_joins_belong_together_in_pairs()
    {
        Assert.Equal(["lone: The join “lone” closes no fork."],
            DefinitionRulesTests.Check(Block(flow => flow.Join("lone").Connect("join", "Done", "lone", instead: true).Connect("lone", "Done", "end"))));
        Assert.Equal(["fork: The branches of the fork “fork” reach different joins: join, other."],
            DefinitionRulesTests.Check(Block(flow => flow.Join("other").Connect("b", "Done", "other", instead: true).Connect("other", "Done", "end")))
                .Where(sentence => !sentence.Contains("closes no fork", StringComparison.Ordinal)));
        Assert.Contains("fork: No branch of the fork “fork” reaches a join.",
            DefinitionRulesTests.Check(Block(flow => flow.Connect("a", "Done", "end", instead: true).Connect("b", "Done", "end", instead: true))));
    }

    [Fact]
    public void A_definition_that_counts_is_not_held_to_this()
    {
        Assert.Empty(DefinitionRulesTests.Check(Block(flow =>
        {
            flow.Source["customProperties"]!.AsObject().Remove("Flowchart:ExecutionMode");
            flow.Join("lone").Connect("join", "Done", "lone", instead: true).Connect("lone", "Done", "end");
        })));
    }

    /// <summary>start, before, a fork with the branches a and b, a join that waits for both, end.</summary>
    private static Flow Block(Action<Flow>? change = null)
    {
        var flow = Flow.Plain().Fork("fork", "A", "B").Steps("before", "a", "b").Join("join")
            .Connect("start", "Done", "before", instead: true).Chain("before", "fork").Connect("fork", "A", "a").Connect("fork", "B", "b")
            .Chain("a", "join", "end").Chain("b", "join");
        change?.Invoke(flow);
        return flow;
    }
}
