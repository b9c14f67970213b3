using Governance.Domain.Events;

namespace Governance.Domain.Delegations;

public sealed record WorkDelegated(Guid Delegation, Guid Principal, Guid Delegate, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Kinds) : DomainEvent;

/// <summary>Ended before its time, by either of the two.</summary>
public sealed record DelegationEnded(Guid Delegation, Guid Principal, Guid Delegate) : DomainEvent;
