using Governance.Domain.Credentials;

namespace Governance.Domain.Reviews;

public sealed record ReviewStarted(Guid Review, string Credential, Guid WorkItem, int Version) : CredentialEvent(Credential);

/// <summary>Its reviewer left before it was handed in; it no longer counts, and another person may begin.</summary>
public sealed record ReviewLeft(Guid Review, string Credential, Guid WorkItem) : CredentialEvent(Credential);

/// <summary>
/// Holds the hash of the scores and not the scores: whoever reads the history before the other review is in learns
/// nothing, and the seal still binds every score and note.
/// </summary>
public sealed record ReviewSubmitted(Guid Review, string Credential, Guid WorkItem, int Version, string ScoresHash) : CredentialEvent(Credential);
