using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Tests.Flow;

/// <summary>
/// Plays a definition by the flow rules alone: every step is completed with Done at once, but for those that the test
/// lets wait.
/// </summary>
internal sealed class Walk(WorkflowDefinition definition, params string[] waiting)
{
    private readonly List<string> journal = [];

    public FlowState State { get; private set; } = FlowState.New;

    public List<FlowEffect.Stuck> Stuck { get; } = [];

    /// <summary>The lines so far, such as "a Started" and "a Completed", the flowchart's own left out.</summary>
    public IReadOnlyList<string> Journal => [.. journal.Where(line => !line.StartsWith("flow ", StringComparison.Ordinal))];

    /// <summary>The steps that ran, in order.</summary>
    public string Ran => string.Join(' ', journal.Where(line => line.EndsWith(" Started", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).Where(id => id != "flow"));

    public Walk Begin()
    {
        Tell(new FlowAnswer.Begin(null));
        return this;
    }

    /// <summary>Answers a step that waits.</summary>
    public Walk Answer(string activityId, params string[] outcomes)
    {
        Tell(new FlowAnswer.Completed(Waiting(activityId), outcomes.Length > 0 ? outcomes : ["Done"]));
        return this;
    }

    public Walk Tell(FlowAnswer first)
    {
        var answers = new Queue<FlowAnswer>([first]);
        while (answers.TryDequeue(out var answer))
        {
            (State, var effects) = FlowRules.Step(definition, State, answer);
            foreach (var effect in effects)
            {
                if (effect is FlowEffect.Journal line)
                    journal.Add($"{line.ActivityId} {line.Event}");
                if (effect is FlowEffect.Stuck stuck)
                    Stuck.Add(stuck);
                if (effect is FlowEffect.Execute execute)
                    answers.Enqueue(Outcome(execute));
            }
        }
        return this;
    }

    public long Waiting(string activityId) => State.Runs.Single(run => run.ActivityId == activityId && run.Status == RunStatus.Waiting).Number;

    private FlowAnswer Outcome(FlowEffect.Execute execute)
    {
        var activity = definition.Find(execute.ActivityId)!;
        return waiting.Contains(activity.Id) ? new FlowAnswer.Waits(execute.Run) : activity.Type switch
        {
            "Elsa.End" => new FlowAnswer.Ends(execute.Run, Extent.Container, []),
            "Elsa.Finish" => new FlowAnswer.Ends(execute.Run, Extent.Instance, []),
            "Elsa.FlowFork" => new FlowAnswer.Completed(execute.Run, ["A", "B"]),
            _ => new FlowAnswer.Completed(execute.Run, ["Done"]),
        };
    }
}
