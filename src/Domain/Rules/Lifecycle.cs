using System.Text;

namespace Governance.Domain.Rules;

/// <summary>One row of a lifecycle table: an action, the states it may start from and the state it leads to.</summary>
public sealed record Move<TState, TAction>(TAction Action, IReadOnlyList<TState> From, TState To)
    where TState : struct, Enum
    where TAction : struct, Enum;

/// <summary>
/// A lifecycle as a table that refuses every move it does not list, and draws itself.
/// State changes nowhere else.
/// </summary>
public sealed class Lifecycle<TState, TAction>(TState initial, params Move<TState, TAction>[] moves)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    public TState Initial { get; } = initial;

    public IReadOnlyList<Move<TState, TAction>> Moves { get; } = moves;

    /// <summary>Whether the table lists the action for this state.</summary>
    public bool Allows(TState state, TAction action) => Find(state, action) is not null;

    /// <summary>The state that the action leads to. Throws <see cref="RuleBroken"/> where the table does not list it.</summary>
    public TState After(TState state, TAction action)
    {
        var move = Find(state, action);
        Rule.Require(move is not null, "“{0}” is not possible while the state is “{1}”.", action, state);
        return move!.To;
    }

    /// <summary>The table as a Mermaid state diagram, in the order of its rows.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        text.Append("    [*] --> ").Append(Initial).Append('\n');
        foreach (var move in Moves)
        foreach (var from in move.From)
            text.Append("    ").Append(from).Append(" --> ").Append(move.To).Append(": ").Append(move.Action).Append('\n');
        foreach (var end in Enum.GetValues<TState>().Where(state => Moves.All(move => !move.From.Contains(state))))
            text.Append("    ").Append(end).Append(" --> [*]\n");
        return text.ToString();
    }

    private Move<TState, TAction>? Find(TState state, TAction action) =>
        Moves.FirstOrDefault(move => move.Action.Equals(action) && move.From.Contains(state));
}
