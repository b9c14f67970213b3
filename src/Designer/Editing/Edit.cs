using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// One change of a definition: a function from definition to definition. It touches what it names and nothing else, so
/// whatever Elsa wrote and we do not know stays as it is. Undoing is going back to the value before.
/// </summary>
public abstract record Edit
{
    /// <summary>What undo, the history and the screen reader call it: "Rename “Build”".</summary>
    /// <param name="before">The definition that the edit is made on.</param>
    public abstract Sentence Describe(WorkflowDefinition before);

    /// <summary>The definition after the edit; the one given stays as it is. Throws <see cref="RuleBroken"/> where the edit has no place there.</summary>
    public WorkflowDefinition On(WorkflowDefinition definition)
    {
        var sheet = new Sheet(definition);
        Apply(sheet);
        return sheet.Read().KeepingStepsOf(definition);
    }

    protected internal abstract void Apply(Sheet sheet);

    /// <summary>What a sentence calls a step; its id where it is gone.</summary>
    protected static Bilingual Called(WorkflowDefinition definition, string stepId) =>
        definition.Find(stepId) is { } step ? Workflows.Engine.StepTitle.Of(step, null) : new(stepId, stepId);
}
