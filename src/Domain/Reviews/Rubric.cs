using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Reviews;

/// <summary>A rubric as data: what reviewers score, element by element.</summary>
public sealed record Rubric(string Id, Bilingual Name, IReadOnlyList<LevelText> Levels, IReadOnlyList<RubricElement> Elements);

/// <summary>A level in words: its name and what it means.</summary>
public sealed record LevelText(Level Level, Bilingual Name, Bilingual Meaning);

/// <summary>A group of criteria with the statement that they unfold.</summary>
public sealed record RubricElement(string Id, Bilingual Name, Bilingual Anchor, IReadOnlyList<Criterion> Criteria);

/// <summary>One question to score. <see cref="Met"/> says what the level "met" looks like; a core criterion must reach it.</summary>
public sealed record Criterion(
    string Id,
    Bilingual Name,
    Bilingual Question,
    Bilingual Met,
    [property: JsonPropertyName("core")] bool IsCore,
    Gate Gate)
{
    /// <summary>The fields of the proposal in which a reviewer looks first.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Whether a review at this gate asks it.</summary>
    public bool IsAskedAt(Gate gate) => gate == Gate.Both || Gate == Gate.Both || Gate == gate;

    /// <summary>Id and name, as sentences quote it: "EP-4 Employers evaluated competencies".</summary>
    internal Bilingual Quoted => new(Id + " " + Name.En, Id + " " + Name.Fr);
}
