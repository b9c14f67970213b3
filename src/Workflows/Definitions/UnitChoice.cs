namespace Governance.Workflows.Definitions;

/// <summary>Whose holders of a role a step asks, by what the proposal says; without it whoever holds the role in the organisation.</summary>
internal static class UnitChoice
{
    /// <summary>The input that says it.</summary>
    public const string Input = "unit";

    /// <summary>The unit that proposed the micro-credential.</summary>
    public const string Proposing = "proposing-unit";

    public static readonly IReadOnlyList<string> Options = [Proposing];
}
