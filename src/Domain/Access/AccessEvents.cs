using Governance.Domain.Events;

namespace Governance.Domain.Access;

/// <summary>Somebody signed in; from where is not kept in the trail.</summary>
public sealed record SessionBegun(Guid Session, Guid Person) : DomainEvent;

public sealed record SessionEnded(Guid Session, Guid Person) : DomainEvent;

/// <summary>A link to set the first password was made.</summary>
public sealed record PersonInvited(Guid Person, DateTimeOffset ExpiresAt) : DomainEvent;

/// <summary>Somebody who knows the address asked for a link to another password.</summary>
public sealed record PasswordResetAsked(Guid Person) : DomainEvent;

/// <summary>A link was used: the password is another one, and every session ended.</summary>
public sealed record PasswordSet(Guid Person) : DomainEvent;

/// <summary>An administrator opened an account that too many wrong passwords had locked.</summary>
public sealed record AccountUnlocked(Guid Person) : DomainEvent;
