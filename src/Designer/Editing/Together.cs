using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// Several edits that are one for whoever makes them, such as moving steps and notes at once: all of them or none, and one undo takes
/// all back. Called after the last of them.
/// </summary>
public sealed record Together(IReadOnlyList<Edit> Edits) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => Edits[^1].Describe(before);

    protected internal override void Apply(Sheet sheet)
    {
        foreach (var edit in Edits)
            edit.Apply(sheet);
    }
}
