using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Portal.Tests.Design;

/// <summary>A kind of step that the designer has never heard of, with one input of each kind.</summary>
public sealed class MadeUp : ActivityType
{
    public const string Type = "Test.MadeUp";

    public override ActivityDeclaration Declaration { get; } = new(
        Type,
        new("Made up", "Inventée"),
        new("Is there to be drawn.", "Est là pour être dessinée."),
        [.. Enum.GetValues<InputKind>().Select(kind => new InputDeclaration(
            "of" + kind, new($"An input {kind}", $"Une entrée {kind}"), kind, Options: kind == InputKind.Choice ? [new("one", new("The first one", "La première")), "other"] : null))],
        []);

    public override ValueTask<StepResult> Execute(StepContext step) => new(StepResult.Done);
}
