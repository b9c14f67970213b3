using Governance.Domain.Credentials;

namespace Governance.Domain.Consultations;

/// <summary>These fields of a version stand on a public page until then.</summary>
public sealed record ConsultationOpened(Guid Consultation, string Credential, int Version, IReadOnlyList<string> Fields, DateTimeOffset ClosesAt) : CredentialEvent(Credential);

/// <summary>The time is over. No comment is silence, and no word either way.</summary>
public sealed record ConsultationClosed(Guid Consultation, string Credential, int Comments) : CredentialEvent(Credential);

/// <summary>The workflow needed it no longer before its time was over.</summary>
public sealed record ConsultationBrokenOff(Guid Consultation, string Credential) : CredentialEvent(Credential);

/// <summary>The words are kept with their author's name, which may be erased, so the event holds their hash alone.</summary>
public sealed record PublicCommentGiven(Guid Comment, string Credential, Guid Consultation, string? Field, string Hash) : CredentialEvent(Credential);

public sealed record PublicCommentAnswered(Guid Comment, string Credential, Disposition Disposition, string Hash) : CredentialEvent(Credential);

public sealed record PublicCommentAuthorErased(Guid Comment, string Credential) : CredentialEvent(Credential);
