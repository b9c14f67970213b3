using Governance.Domain.Credentials;

namespace Governance.Domain.Advising;

public sealed record AdviceAsked(Guid Advice, string Credential, Guid WorkItem, Guid Adviser) : CredentialEvent(Credential);

/// <summary>The words are for those who decide, so the event holds their hash alone.</summary>
public sealed record AdviceGiven(Guid Advice, string Credential, Guid WorkItem, string Hash) : CredentialEvent(Credential);

public sealed record AdviceWithdrawn(Guid Advice, string Credential, Guid WorkItem) : CredentialEvent(Credential);

/// <summary>The step was left in silence of the adviser.</summary>
public sealed record AdviceLapsed(Guid Advice, string Credential, Guid WorkItem) : CredentialEvent(Credential);
