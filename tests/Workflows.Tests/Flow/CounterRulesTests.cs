using Governance.Workflows.Flow;

namespace Governance.Workflows.Tests.Flow;

/// <summary>What the counter mode does that the recorded cases do not show.</summary>
public sealed class CounterRulesTests
{
    private const string WaitAny = """{"mode":{"expression":{"type":"Literal","value":"WaitAny"}}}""";
    private const string WaitAll = """{"mode":{"expression":{"type":"Literal","value":"WaitAll"}}}""";

    [Fact]
    public void A_step_with_two_ways_in_waits_until_it_is_known_of_both_whether_they_come()
    {
        var walk = new Walk(Drawn.Counting(["f=FlowFork", "a=Event", "b=Event", "m=Event"], ["f:A>a", "f:B>b", "a>m", "b:yes>m"]), "a", "b").Begin();

        Assert.Equal("f a b", walk.Answer("a").Ran);
        Assert.Equal("f a b m", walk.Answer("b", "no").Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_dead_path_is_passed_on_through_every_step_behind_it()
    {
        var walk = new Walk(Drawn.Counting(["d=Event", "a=Event", "b=Event", "b2=Event", "m=Event"], ["d:yes>a", "d:no>b", "b>b2", "b2>m", "a>m"]), "d").Begin().Answer("d", "yes");

        Assert.Equal("d a m", walk.Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_join_for_all_behind_a_dead_path_is_skipped_and_the_flow_ends()
    {
        var walk = new Walk(Drawn.Counting(["d=Event", "a=Event", "b=Event", "j=FlowJoin" + WaitAll, "c=Event"], ["d:yes>a", "d:no>b", "a>j", "b>j", "j>c"]), "d").Begin().Answer("d", "yes");

        Assert.Equal("d a", walk.Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_join_for_any_runs_once_in_each_round_of_a_loop()
    {
        var walk = new Walk(
            Drawn.Counting(["s=Start", "f=FlowFork", "a=Event", "b=Event", "j=FlowJoin" + WaitAny, "d=Event"], ["s>f", "f:A>a", "f:B>b", "a>j", "b>j", "j>d", "d:again>f"]),
            "a", "b", "d").Begin();

        walk.Answer("a").Answer("d", "again").Answer("b").Answer("d", "enough");

        Assert.Equal("s f a b j d f a b j d", walk.Ran);
        Assert.Equal(2, walk.Journal.Count(line => line is "a Canceled" or "b Canceled"));
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_step_given_up_does_not_hold_up_what_waits_behind_it()
    {
        var walk = new Walk(Drawn.Counting(["f=FlowFork", "a=Event", "b=Event", "m=Event"], ["f:A>a", "f:B>b", "a>m", "b>m"]), "a", "b").Begin();

        walk.Tell(new FlowAnswer.CancelRun(walk.Waiting("a"))).Answer("b");

        Assert.Equal("f a b m", walk.Ran);
        Assert.True(walk.State.IsFinished);
    }

    [Fact]
    public void A_step_that_waits_already_has_taken_up_the_visits_of_its_ways()
    {
        var walk = new Walk(Drawn.Counting(["f=FlowFork", "a=Event", "b=Event", "m=Event"], ["f:A>a", "f:B>b", "a>m", "b>m", "b:again>b"]), "a", "b", "m").Begin();

        walk.Answer("a").Answer("b", "Done", "again").Answer("b");

        Assert.Equal("f a b m b", walk.Ran);
        Assert.True(walk.Answer("m").State.IsFinished);
    }

    [Fact]
    public void A_join_for_any_is_not_run_again_by_a_way_that_was_visited_and_not_followed()
    {
        var walk = new Walk(
            Drawn.Counting(["s=Start", "f=FlowFork", "a=Event", "b=Event", "j=FlowJoin" + WaitAny, "d=Event"], ["s>f", "f:A>a", "f:B>b", "a>j", "b>j", "j>d", "d:again>f"]),
            "a", "b", "d").Begin();

        walk.Answer("a").Answer("d", "again").Answer("b", "no");
        Assert.Equal("s f a b j d f a b", walk.Ran);

        walk.Answer("a").Answer("d", "enough");
        Assert.Equal("s f a b j d f a b j d", walk.Ran);
        Assert.True(walk.State.IsFinished);
    }
}
