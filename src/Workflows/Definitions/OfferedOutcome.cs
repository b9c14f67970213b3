using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>An outcome that a step offers: the exact name its connections start from, and the label a person reads on the button.</summary>
public sealed record OfferedOutcome(string Name, Bilingual Label);
