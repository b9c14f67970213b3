using System.Text.RegularExpressions;

namespace Governance.Designer.Editing;

/// <summary>What another step found out, such as the reason that was given there, as the value of an input.</summary>
/// <param name="StepId">The other step.</param>
/// <param name="Output">The name of the output that its kind declares.</param>
public sealed partial record FoundOut(string StepId, string Output)
{
    /// <summary>As the engine asks for it in each run.</summary>
    public string Script => $"getOutputFrom('{StepId}','{Output}')";

    /// <summary>What a script asks for; null where it says anything else.</summary>
    public static FoundOut? In(string script) => Asked().Match(script) is { Success: true } asked ? new(asked.Groups["step"].Value, asked.Groups["output"].Value) : null;

    [GeneratedRegex(@"^\s*getOutputFrom\('(?<step>[^'\\]+)', ?'(?<output>[^'\\]+)'\)\s*$")]
    private static partial Regex Asked();
}
