using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>Something wrong with a definition: the step it stands at (none: the whole definition), the file when there is one, and why.</summary>
public sealed record StepProblem(string? StepId, string? File, Sentence Sentence)
{
    public StepProblem(string? stepId, string english, params object[] arguments) : this(stepId, null, new Sentence(english, arguments))
    {
    }

    /// <summary>
    /// The field that it is about, by the input's name; of a switch's case <c>cases/</c> and its name; of the whole definition
    /// the id of the value. Null where it is about no single one.
    /// </summary>
    public string? Input { get; init; }
}
