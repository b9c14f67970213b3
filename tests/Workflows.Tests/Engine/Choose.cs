using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Flow;

namespace Governance.Workflows.Tests.Engine;

/// <summary>A step that goes by an outcome at once, by two, or fails: chance by its id and run, so the same each time. Late runs never go back.</summary>
internal sealed class Choose : ActivityType
{
    public const string Type = "Tests.Choose";
    private const long LastRunBack = 60;

    public override ActivityDeclaration Declaration { get; } = new(Type, new("Choose", "Choisir"), new("Goes on.", "Continue."), [], ["Done", "yes", "no", "back"]);

    public override ValueTask<StepResult> Execute(StepContext step) => Chance.Of(12, step.Activity.Id, step.Run) switch
    {
        0 => throw new InvalidOperationException("It could not be chosen."),
        1 => new(StepResult.With("yes", "no")),
        2 or 3 or 4 when step.Run < LastRunBack => new(StepResult.With("back")),
        5 or 6 => new(StepResult.With("yes")),
        7 or 8 => new(StepResult.With("no")),
        _ => new(StepResult.Done),
    };
}
