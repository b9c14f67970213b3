using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>What people call a step: the text of the drawing, else its own name, else the name of its kind.</summary>
public static class StepTitle
{
    public static Bilingual Of(Activity step, ActivityDeclaration? declaration)
    {
        if (step.DisplayText is { En.Length: > 0 } or { Fr.Length: > 0 })
            return step.DisplayText;
        return step.Name is { Length: > 0 } name ? new(name, name) : declaration?.Name ?? new(step.Id, step.Id);
    }
}
