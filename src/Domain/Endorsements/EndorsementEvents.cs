using Governance.Domain.Credentials;

namespace Governance.Domain.Endorsements;

public sealed record EndorsementRequested(Guid Endorsement, string Credential, int Version, Guid Partner, DateTimeOffset ExpiresAt)
    : CredentialEvent(Credential);

/// <summary>The verdicts by claim; conditions and comment are the event's remark.</summary>
public sealed record EndorsementSigned(
    Guid Endorsement, string Credential, int Version, Guid Partner, IReadOnlyDictionary<string, string> Verdicts, DateTimeOffset ValidUntil)
    : CredentialEvent(Credential);

public sealed record EndorsementDeclined(Guid Endorsement, string Credential, int Version, Guid Partner) : CredentialEvent(Credential);

/// <summary>A new link was asked for; those before it no longer work.</summary>
public sealed record EndorsementLinkRenewed(Guid Endorsement, string Credential, Guid Partner, int LinkNumber, DateTimeOffset ExpiresAt)
    : CredentialEvent(Credential);

/// <summary>The institution took the request back; why is the event's remark.</summary>
public sealed record EndorsementWithdrawn(Guid Endorsement, string Credential, Guid Partner) : CredentialEvent(Credential);

public sealed record EndorsementLapsed(Guid Endorsement, string Credential, Guid Partner) : CredentialEvent(Credential);

public sealed record EndorsementSuperseded(Guid Endorsement, string Credential, Guid Partner) : CredentialEvent(Credential);
