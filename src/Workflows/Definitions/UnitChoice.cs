namespace Governance.Workflows.Definitions;

/// <summary>Whose holders of a role a step asks, by what the proposal says; without it whoever holds the role in the organisation.</summary>
internal static class UnitChoice
{
    /// <summary>The input that says it.</summary>
    public const string Input = "unit";

    /// <summary>The unit that proposed the micro-credential.</summary>
    public const string Proposing = "proposing-unit";

    /// <summary>Each of the units that the proposal says it affects; where it names none, whoever holds the role in the organisation.</summary>
    public const string Affected = "affected-units";

    public static readonly IReadOnlyList<InputOption> Options = [new(Proposing, new("that proposes it", "qui le propose"))];

    /// <summary>Of a step that judges nothing, and so can be answered by several units, each for itself.</summary>
    public static readonly IReadOnlyList<InputOption> OptionsOfInput = [.. Options, new(Affected, new("that it affects, each for itself", "qu’il touche, chacune pour elle-même"))];
}
