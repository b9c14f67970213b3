using Governance.Domain.Words;

namespace Governance.Domain.Competencies;

/// <summary>One competency of the framework that learning outcomes are mapped to.</summary>
public sealed record Competency(string Id, Bilingual Area, Bilingual Name, Bilingual Description);
