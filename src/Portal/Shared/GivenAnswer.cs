using Governance.Domain.Work;

namespace Governance.Portal.Shared;

/// <summary>What the person at the page has just said: the outcome and their words.</summary>
public sealed record GivenAnswer(OfferedOutcome Outcome, string? Comment);
