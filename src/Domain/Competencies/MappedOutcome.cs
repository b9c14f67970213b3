using Governance.Domain.Words;

namespace Governance.Domain.Competencies;

/// <summary>A learning outcome and what it is mapped to. <see cref="Index"/> counts from 0, in the order of the proposal.</summary>
public sealed record MappedOutcome(int Index, Bilingual Outcome, IReadOnlyList<MappedCompetency> Competencies);

/// <summary>A competency with how it is assessed at this outcome; the assessment may be empty.</summary>
public sealed record MappedCompetency(Competency Competency, Bilingual Assessment);
