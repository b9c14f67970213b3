using Governance.Domain.Rules;
using Governance.Testing;

namespace Governance.Domain.Tests.Rules;

/// <summary>What holds for every lifecycle table; a subclass brings its own and draws it.</summary>
public abstract class TableContract<TState, TAction>(Lifecycle<TState, TAction> table, string name)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    [Fact]
    public void The_drawing_is_the_one_that_was_reviewed() => Snapshot.Match(table.ToMermaid(), name, SnapshotPlace());

    [Fact]
    public void Every_move_that_is_listed_leads_where_the_table_says()
    {
        foreach (var move in table.Moves)
        foreach (var from in move.From)
            Assert.Equal(move.To, table.After(from, move.Action));
    }

    [Fact]
    public void Every_move_that_is_not_listed_is_refused()
    {
        foreach (var state in Enum.GetValues<TState>())
        foreach (var action in Enum.GetValues<TAction>().Where(action => !IsListed(state, action)))
        {
            Assert.False(table.Allows(state, action));
            Assert.Throws<RuleBroken>(() => table.After(state, action));
        }
    }

    [Fact]
    public void No_state_and_action_is_listed_twice()
    {
        var pairs = table.Moves.SelectMany(move => move.From.Select(from => (from, move.Action))).ToList();
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
    }

    [Fact]
    public void Every_state_has_a_way_in_and_every_action_a_use()
    {
        Assert.All(Enum.GetValues<TState>(), state => Assert.True(state.Equals(table.Initial) || table.Moves.Any(move => move.To.Equals(state)), $"{state}"));
        Assert.All(Enum.GetValues<TAction>(), action => Assert.Contains(table.Moves, move => move.Action.Equals(action)));
    }

    /// <summary>The snapshot lies beside the subclass, not beside this file.</summary>
    protected abstract string SnapshotPlace();

    private bool IsListed(TState state, TAction action) =>
        table.Moves.Any(move => move.Action.Equals(action) && move.From.Contains(state));
}
