using Governance.Domain.Credentials;

namespace Governance.Domain.Documents;

/// <summary>The name of the file is the remark, as people write names into names of files.</summary>
public sealed record DocumentAttached(Guid Document, string Credential, int Version, string Hash, long Size) : CredentialEvent(Credential);

public sealed record DocumentWithdrawn(Guid Document, string Credential) : CredentialEvent(Credential);
