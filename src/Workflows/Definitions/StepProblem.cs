using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>Something wrong with a definition: the step it stands at (none: the whole definition), the file when there is one, and why.</summary>
public sealed record StepProblem(string? StepId, string? File, Sentence Sentence)
{
    public StepProblem(string? stepId, string english, params object[] arguments) : this(stepId, null, new Sentence(english, arguments))
    {
    }
}
