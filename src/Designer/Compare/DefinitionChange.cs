using Governance.Domain.Words;

namespace Governance.Designer.Compare;

/// <summary>What became of something between two versions.</summary>
public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>What a change is about, in the order in which people read it.</summary>
public enum ChangeTopic
{
    /// <summary>Steps that came, went or are called otherwise.</summary>
    Steps,

    /// <summary>Who answers, and within what time.</summary>
    WhoAndWhen,

    /// <summary>What may be decided.</summary>
    Outcomes,

    /// <summary>What follows what.</summary>
    Ways,

    /// <summary>Everything else that a step is told.</summary>
    Settings,

    /// <summary>Name, rules and values of the whole.</summary>
    Whole,
}

/// <summary>One difference between two versions, as a sentence.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="StepId">The step that it stands at; null: the whole.</param>
/// <param name="What">The sentence.</param>
public sealed record DefinitionChange(ChangeTopic Topic, ChangeKind Kind, string? StepId, Sentence What);
