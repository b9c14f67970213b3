using Governance.Domain.Words;

namespace Governance.Domain.Rules;

/// <summary>There is no such thing, or the caller may not know of it: both are told alike.</summary>
public sealed class NotFound() : RuleBroken(new Sentence("There is nothing at this address, or it is not for your role."));
