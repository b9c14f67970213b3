using Governance.Domain.Credentials;

namespace Governance.Domain.Discussion;

/// <summary>The words are for those who may read the comment, so the event holds their hash alone.</summary>
public sealed record CommentWritten(Guid Comment, string Credential, Guid Thread, string? Field, Guid? WorkItem, CommentVisibility Visibility, string Hash) : CredentialEvent(Credential);

public sealed record CommentChanged(Guid Comment, string Credential, string Hash) : CredentialEvent(Credential);

public sealed record CommentWithdrawn(Guid Comment, string Credential) : CredentialEvent(Credential);

public sealed record CommentResolved(Guid Comment, string Credential) : CredentialEvent(Credential);

public sealed record CommentReopened(Guid Comment, string Credential) : CredentialEvent(Credential);
