namespace Governance.Workflows.Definitions;

/// <summary>Finds the block that each fork opens, inner blocks first, and says what keeps it from being one.</summary>
internal sealed class ParallelBlocks(FlowShape shape, IReadOnlyDictionary<string, ActivityDeclaration> known)
{
    /// <summary>A fork's join, and every step between them.</summary>
    private sealed record Block(string Fork, string? Join, HashSet<string> Inside);

    private readonly Dictionary<string, Block> _blocks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly List<StepProblem> _problems = [];

    public IReadOnlyList<StepProblem> Check()
    {
        var reached = shape.Reach(shape.Starts);
        foreach (var fork in shape.Steps.Where(step => step.Type == FlowShape.Fork && reached.Contains(step.Id)))
            BlockOf(fork.Id);
        var closed = _blocks.Values.Where(block => block.Join is not null).ToLookup(block => block.Join!, StringComparer.Ordinal);
        foreach (var join in shape.Steps.Where(step => step.Type == FlowShape.Join && reached.Contains(step.Id)))
        {
            if (!closed[join.Id].Any())
                _problems.Add(new(join.Id, "The join “{0}” closes no fork.", Called(join.Id)));
            else if (closed[join.Id].Count() > 1)
                _problems.Add(new(join.Id, "The join “{0}” closes more than one fork.", Called(join.Id)));
        }
        return _problems;
    }

    private Block? BlockOf(string fork)
    {
        if (_blocks.TryGetValue(fork, out var known))
            return known;
        if (!_underWay.Add(fork))
            return null;
        var block = Trace(fork);
        _underWay.Remove(fork);
        return _blocks[fork] = block;
    }

    private Block Trace(string fork)
    {
        var branches = shape.From(fork).Distinct().ToList();
        var steps = branches.Select(branch => Branch(fork, branch)).ToList();
        var joins = branches.Zip(steps).Select(pair => Joins(pair.First, pair.Second)).ToList();
        var named = joins.SelectMany(found => found).Select(connection => connection.Target).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count != 1)
        {
            _problems.Add(named.Count == 0
                ? new(fork, "No branch of the fork “{0}” reaches a join.", Called(fork))
                : new(fork, "The branches of the fork “{0}” reach different joins: {1}.", Called(fork), string.Join(", ", named)));
            return new(fork, null, [.. steps.SelectMany(inside => inside)]);
        }
        var join = named[0];
        // what can be reached without the fork, or only behind the join, is not part of the block
        var outside = shape.Reach(shape.Starts.Where(start => start != fork), fork);
        outside.UnionWith(shape.Reach(shape.From(join).Select(connection => connection.Target), fork));
        outside.Remove(join);
        foreach (var inside in steps)
            inside.ExceptWith(outside);
        for (var index = 0; index < branches.Count; index++)
            Branch(fork, join, branches[index], steps[index], Joins(branches[index], steps[index]), outside);
        Meetings(fork, steps);
        foreach (var connection in outside.SelectMany(shape.From).Where(connection => connection.Target == join && connection.Source != fork))
            Crosses(connection, fork, join);
        return new(fork, join, [.. steps.SelectMany(inside => inside)]);
    }

    /// <summary>Every step that a branch leads to before a join of its own; the blocks inside it are passed as one step.</summary>
    private HashSet<string> Branch(string fork, Connection branch)
    {
        var inside = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([branch.Target]);
        while (open.TryPop(out var step))
        {
            if (step == fork || shape[step].Type == FlowShape.Join || !inside.Add(step))
                continue;
            var last = step;
            if (shape[step].Type == FlowShape.Fork && BlockOf(step) is { } inner)
            {
                inside.UnionWith(inner.Inside);
                if (inner.Join is null)
                    continue;
                inside.Add(last = inner.Join);
            }
            foreach (var connection in shape.From(last))
                open.Push(connection.Target);
        }
        return inside;
    }

    // the connections by which a branch reaches joins; one may lead there straight from the fork
    private List<Connection> Joins(Connection branch, HashSet<string> inside) =>
        [.. inside.SelectMany(shape.From).Prepend(branch).Distinct()
            .Where(connection => shape[connection.Target].Type == FlowShape.Join && !inside.Contains(connection.Target))];

    private void Branch(string fork, string join, Connection branch, HashSet<string> inside, List<Connection> reaching, HashSet<string> outside)
    {
        if (reaching.Count != 1)
            _problems.Add(reaching.Count == 0
                ? new(fork, "The branch “{0}” never reaches the join “{1}”.", Called(branch), Called(join))
                : new(fork, "The branch “{0}” reaches the join “{1}” by {2} connections: let them meet in one step before it.", Called(branch), Called(join), reaching.Count));
        foreach (var connection in inside.SelectMany(shape.From).Prepend(branch))
        {
            if (outside.Contains(connection.Target) || connection.Target == fork)
                Crosses(connection, fork, join);
        }
        var waitsForAll = shape[join].Input("mode")?.Text is "WaitAll" or "WaitAllActive";
        if (waitsForAll)
            DeadEnds(join, inside);
        else if (branch.Target == join)
            _problems.Add(new(fork, "The branch “{0}” is empty, so it wins the race to the join “{1}” before the others begin.", Called(branch), Called(join)));
        // a race calls off only what could still reach its join; a join that waits for all is also content with an end of everything
        foreach (var id in inside.Where(id => !IsTerminal(id) && !shape.Reach([id], join).Any(step => step == join || (waitsForAll && IsTerminal(step)))))
            _problems.Add(new(id, "No way leads from “{0}” to the join “{1}”.", Called(id), Called(join)));
    }

    private bool IsTerminal(string id) => known.TryGetValue(shape[id].Type, out var declaration) && declaration.IsTerminal;

    private void Crosses(Connection connection, string fork, string join) =>
        _problems.Add(new(connection.Source, "The connection from “{0}” to “{1}” crosses the border of a parallel block: the block is entered by the fork “{2}” and left by the join “{3}”.",
            Called(connection.Source), Called(connection.Target), Called(fork), Called(join)));

    // a way that ends inside the block leaves a join that waits for all waiting for ever
    private void DeadEnds(string join, HashSet<string> inside)
    {
        foreach (var id in inside)
        {
            if (!known.TryGetValue(shape[id].Type, out var declaration) || declaration.IsTerminal || StepRules.IsGovernance(declaration))
                continue;
            var connected = shape.From(id).Select(connection => connection.SourcePort).ToHashSet(StringComparer.Ordinal);
            foreach (var outcome in StepOutcomes.Of(shape[id], declaration).Where(outcome => !connected.Contains(outcome)))
                _problems.Add(new(id, "The outcome “{0}” leads nowhere, and the join “{1}” would wait for ever.", StepOutcomes.Called(shape[id], outcome), Called(join)));
        }
    }

    private void Meetings(string fork, List<HashSet<string>> steps)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps.SelectMany(inside => inside).Where(step => !seen.Add(step)).Distinct(StringComparer.Ordinal))
            _problems.Add(new(step, "Two branches of the fork “{0}” meet at “{1}” before their join.", Called(fork), Called(step)));
    }

    private object Called(string step) => DefinitionRules.Called(shape[step]);

    private object Called(Connection branch) => StepOutcomes.Called(shape[branch.Source], branch.SourcePort);
}
