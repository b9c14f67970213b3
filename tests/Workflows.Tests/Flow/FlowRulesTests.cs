using Governance.Workflows.Flow;

namespace Governance.Workflows.Tests.Flow;

public sealed class FlowRulesTests
{
    private const string WaitAll = """{"mode":{"expression":{"type":"Literal","value":"WaitAll"}}}""";
    private const string WaitAny = """{"mode":{"expression":{"type":"Literal","value":"WaitAny"}}}""";

    [Fact]
    public void Steps_run_in_a_row_and_the_flowchart_completes()
    {
        var walk = new Walk(Drawn.Definition(["s=Start", "a=Event", "b=Event"], ["s>a", "a>b"])).Begin();

        Assert.Equal("s a b", walk.Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_fork_runs_its_branches_breadth_first()
    {
        var walk = new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "b=Event", "a2=Event", "b2=Event"], ["f:A>a", "f:B>b", "a>a2", "b>b2"])).Begin();

        Assert.Equal("f a b a2 b2", walk.Ran);
    }

    [Fact]
    public void An_outcome_without_a_connection_is_no_error()
    {
        var walk = new Walk(Drawn.Definition(["a=Event", "b=Event"], ["a:yes>b"]), "a").Begin().Answer("a", "no");

        Assert.Equal("a", walk.Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_join_for_all_waits_for_the_last_branch_and_runs_once()
    {
        var walk = new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "b=Event", "j=FlowJoin" + WaitAll, "c=Event"], ["f:A>a", "f:B>b", "a>j", "b>j", "j>c"]), "a", "b")
            .Begin().Answer("b");

        Assert.Equal("f a b", walk.Ran);
        Assert.Equal("f a b j c", walk.Answer("a").Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_join_for_any_cancels_the_slower_branch_and_runs_the_winner_before_the_flowchart_completes()
    {
        var walk = new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "b=Event", "j=FlowJoin" + WaitAny, "c=Event"], ["f:A>a", "f:B>b", "a>j", "b>j", "j>c"]), "a", "b", "c")
            .Begin().Answer("a");

        Assert.Equal("f a b j c", walk.Ran);
        Assert.Contains("b Canceled", walk.Journal);
        Assert.False(walk.State.IsFinished);
        Assert.True(walk.Answer("c").State.IsFinished);
    }

    [Fact]
    public void A_return_through_a_parallel_block_runs_the_block_anew()
    {
        var walk = new Walk(Drawn.Definition(
            ["s=Start", "d=Event", "f=FlowFork", "a=Event", "b=Event", "j=FlowJoin" + WaitAll, "v=Event", "e=Event"],
            ["s>d", "d>f", "f:A>a", "f:B>b", "a>j", "b>j", "j>v", "v:return>d", "v:approve>e"]), "a", "b", "v").Begin();

        walk.Answer("a").Answer("b").Answer("v", "return").Answer("b").Answer("a").Answer("v", "return").Answer("a").Answer("b").Answer("v", "approve");

        Assert.Equal("s d f a b j v d f a b j v d f a b j v e", walk.Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_join_whose_branch_never_comes_is_named_instead_of_hanging_in_silence()
    {
        var walk = new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "b=Event", "j=FlowJoin" + WaitAll], ["f:A>a", "f:B>b", "a>j", "b:yes>j"]), "b").Begin().Answer("b", "no");

        Assert.Equal(["b"], Assert.Single(walk.Stuck).MissingBranches);
    }

    [Fact]
    public void End_closes_its_flowchart_and_cancels_what_waits_in_it()
    {
        var walk = new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "e=End"], ["f:A>a", "f:B>e"]), "a").Begin();

        Assert.Contains("a Canceled", walk.Journal);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_faulted_step_keeps_its_flowchart_open_while_other_branches_go_on()
    {
        var walk = new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "b=Event", "b2=Event"], ["f:A>a", "f:B>b", "b>b2"]), "a", "b").Begin();

        walk.Tell(new FlowAnswer.Faulted(walk.Waiting("a"))).Answer("b");

        Assert.Equal("f a b b2", walk.Ran);
        Assert.False(walk.State.IsFinished);
        Assert.Equal(RunStatus.Faulted, walk.State.Runs.Single(run => run.ActivityId == "a").Status);
    }

    [Fact]
    public void Cancelling_records_every_open_step()
    {
        var walk = new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "b=Event"], ["f:A>a", "f:B>b"]), "a", "b").Begin().Tell(new FlowAnswer.CancelAll());

        Assert.Contains("a Canceled", walk.Journal);
        Assert.Contains("b Canceled", walk.Journal);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void The_same_answers_always_give_the_same_state()
    {
        FlowState Play() => new Walk(Drawn.Definition(["f=FlowFork", "a=Event", "b=Event"], ["f:A>a", "f:B>b"]), "a", "b").Begin().Answer("a").State;

        Assert.Equal(Play().Runs.Select(run => (run.Number, run.ActivityId, run.Status)), Play().Runs.Select(run => (run.Number, run.ActivityId, run.Status)));
    }
}
