using Governance.Domain.Credentials;

namespace Governance.Domain.Conditions;

/// <summary>A decision was made with a condition; the remark says which.</summary>
public sealed record ConditionSet(Guid Condition, string Credential, Guid WorkItem, string OwnerRole, DateTimeOffset DueAt, bool BeforePublication) : CredentialEvent(Credential);

/// <summary>Its owner said how it was met; the remark holds their words.</summary>
public sealed record ConditionAnswered(Guid Condition, string Credential) : CredentialEvent(Credential);

public sealed record ConditionCleared(Guid Condition, string Credential) : CredentialEvent(Credential);

/// <summary>What its owner said was not enough; the remark says what is missing.</summary>
public sealed record ConditionSentBack(Guid Condition, string Credential) : CredentialEvent(Credential);

/// <summary>It is no longer asked for; the remark says why.</summary>
public sealed record ConditionDropped(Guid Condition, string Credential) : CredentialEvent(Credential);
