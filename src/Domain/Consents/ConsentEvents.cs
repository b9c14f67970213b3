using Governance.Domain.Events;

namespace Governance.Domain.Consents;

/// <summary>A new version of the text by which people agree.</summary>
public sealed record ConsentTextPublished(int Text) : DomainEvent;

/// <param name="Endorsement">Where a partner agreed: the endorsement that was signed with it. Null where the event's own person did.</param>
public sealed record ConsentGiven(int Text, Guid? Endorsement) : DomainEvent;

public sealed record ConsentTakenBack(int Text) : DomainEvent;
