using FsCheck;
using FsCheck.Fluent;
using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>
/// The proof of the parallel rules, held against the flow rules themselves: a drawing that the checker accepts never gets
/// stuck and never runs a step twice at once, whatever the answers and their order. Most drawings are spoiled by a few
/// connections that lead elsewhere, so that acceptance means something.
/// </summary>
public sealed class ParallelProperties
{
    private const int MostAnswers = 300;

    [Fact]
    public void A_drawing_that_is_accepted_never_gets_stuck_and_never_doubles_work()
    {
        var (accepted, spoiledAndAccepted) = (0, 0);

        Check.One(Samples.Of(2_000), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var (flow, isSpoiled) = Draw(random);
            if (DefinitionRulesTests.Check(flow).Count > 0)
                return true.Label("refused");
            accepted++;
            spoiledAndAccepted += isSpoiled ? 1 : 0;
            var wrong = Walk(DefinitionReader.Read(flow.Text).Definition!, random);
            return (wrong is null).Label(wrong + "\n" + flow.Text);
        }));

        Assert.True(accepted > 200 && spoiledAndAccepted > 20, $"only {accepted} accepted, {spoiledAndAccepted} of them spoiled");
    }

    [Fact]
    public void A_structured_drawing_is_always_accepted()
    {
        Check.One(Samples.Of(300), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var problems = DefinitionRulesTests.Check(new Drawing(new Random(seed)).Flow);
            return (problems.Count == 0).Label(string.Join("\n", problems));
        }));
    }

    private static (Flow Flow, bool IsSpoiled) Draw(Random random)
    {
        var flow = new Drawing(random).Flow;
        var spoils = random.Next(3);
        for (var count = 0; count < spoils; count++)
            flow.Reroute(random);
        return (flow, spoils > 0);
    }

    // answers at random, some at once and some later; says what went wrong
    private static string? Walk(WorkflowDefinition definition, Random random)
    {
        var waiting = new List<FlowEffect.Execute>();
        var (state, effects) = FlowRules.Step(definition, FlowState.New, new FlowAnswer.Begin(null));
        for (var answers = 0; answers < MostAnswers && !state.IsFinished; answers++)
        {
            if (effects.OfType<FlowEffect.Stuck>().FirstOrDefault() is { } stuck)
                return $"stuck at {stuck.JoinId}, which waits for {string.Join(", ", stuck.MissingBranches)}";
            if (state.Runs.GroupBy(run => run.ActivityId).FirstOrDefault(runs => runs.Count() > 1) is { } doubled)
                return $"{doubled.Key} runs twice at once";
            waiting.RemoveAll(run => state.Run(run.Run) is null);
            if (effects.OfType<FlowEffect.Execute>().SingleOrDefault() is { } execute)
            {
                var isLater = random.Next(2) == 0;
                if (isLater)
                    waiting.Add(execute);
                (state, effects) = FlowRules.Step(definition, state, isLater ? new FlowAnswer.Waits(execute.Run) : Answer(definition, execute, random));
            }
            else if (waiting.Count > 0)
            {
                var next = waiting[random.Next(waiting.Count)];
                waiting.Remove(next);
                (state, effects) = FlowRules.Step(definition, state, Answer(definition, next, random));
            }
            else
            {
                return "nothing runs and nothing waits, but the flow is not over";
            }
        }
        return null;
    }

    private static FlowAnswer Answer(WorkflowDefinition definition, FlowEffect.Execute execute, Random random)
    {
        var step = definition.Find(execute.ActivityId)!;
        return step.Type switch
        {
            "Elsa.End" => new FlowAnswer.Ends(execute.Run, Extent.Container, []),
            "Elsa.FlowFork" => new FlowAnswer.Completed(execute.Run, DefinitionRulesTests.OutcomesOf(step)),
            _ => new FlowAnswer.Completed(execute.Run, [DefinitionRulesTests.OutcomesOf(step) is var outcomes ? outcomes[random.Next(outcomes.Count)] : ""]),
        };
    }

    /// <summary>A random flowchart made of blocks that nest: steps, choices that meet again, rounds, forks with their join.</summary>
    private sealed class Drawing
    {
        private readonly Random _random;
        private int _made;

        public Drawing(Random random)
        {
            _random = random;
            Flow = Flow.Plain();
            var (first, last) = Block(3);
            Flow.Connect("start", "Done", first, instead: true);
            Flow.Connect(last, "Done", "end");
        }

        public Flow Flow { get; }

        // every block begins with a step and ends with one whose outcome is Done
        private (string First, string Last) Block(int height) => (height == 0 ? 0 : _random.Next(5)) switch
        {
            0 => Step(),
            1 => Sequence(Block(height - 1), Block(height - 1)),
            2 => Choice(Block(height - 1), Block(height - 1)),
            3 => Round(Block(height - 1)),
            _ => Parallel([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _random.Next(5) == 0 ? default((string, string)?) : Block(height - 1))]),
        };

        private (string, string) Step()
        {
            var id = Id("s");
            Flow.Add(id, "Elsa.WriteLine");
            return (id, id);
        }

        private (string, string) Sequence((string First, string Last) one, (string First, string Last) two)
        {
            Flow.Connect(one.Last, "Done", two.First);
            return (one.First, two.Last);
        }

        private (string, string) Choice((string First, string Last) one, (string First, string Last) two)
        {
            var (decision, meeting) = (Id("d"), Id("m"));
            Flow.Add(decision, "Elsa.FlowDecision", ("condition", "true")).Add(meeting, "Elsa.WriteLine")
                .Connect(decision, "True", one.First).Connect(decision, "False", two.First)
                .Connect(one.Last, "Done", meeting).Connect(two.Last, "Done", meeting);
            return (decision, meeting);
        }

        private (string, string) Round((string First, string Last) body)
        {
            var (enter, decision, leave) = (Id("e"), Id("d"), Id("l"));
            Flow.Add(enter, "Elsa.WriteLine").Add(decision, "Elsa.FlowDecision", ("condition", "true")).Add(leave, "Elsa.WriteLine")
                .Connect(enter, "Done", body.First).Connect(body.Last, "Done", decision)
                .Connect(decision, "True", enter).Connect(decision, "False", leave);
            return (enter, leave);
        }

        private (string, string) Parallel(IReadOnlyList<(string First, string Last)?> branches)
        {
            var (fork, join, after) = (Id("f"), Id("j"), Id("a"));
            Flow.Fork(fork, [.. branches.Select((_, index) => $"{index}")]).Join(join, _random.Next(3) == 0 && !branches.Contains(null) ? "WaitAny" : "WaitAll").Add(after, "Elsa.WriteLine").Connect(join, "Done", after);
            for (var index = 0; index < branches.Count; index++)
            {
                if (branches[index] is { } branch)
                    Flow.Connect(fork, $"{index}", branch.First).Connect(branch.Last, "Done", join);
                else
                    Flow.Connect(fork, $"{index}", join);
            }
            return (fork, after);
        }

        private string Id(string kind) => $"{kind}{++_made}";
    }
}
