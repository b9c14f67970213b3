using System.Text.Json.Serialization;
using Governance.Domain.Events;
using Governance.Domain.Forms;
using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>Something that happened to one micro-credential.</summary>
public abstract record CredentialEvent(string Credential) : DomainEvent
{
    public override string? AboutCredential => Credential;
}

/// <summary>
/// Starts the workflow whose definition is triggered by the event of this name, followed by the name of the workflow where
/// the institution has chosen one: "CredentialProposed", "CredentialProposed:college".
/// </summary>
public sealed record CredentialProposed(string Credential, Bilingual Title) : CredentialEvent(Credential)
{
    /// <summary>The workflow that the institution has chosen; null: the one for everybody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Workflow { get; init; }

    public override Trigger? Trigger => new("Event:CredentialProposed" + (Workflow is null ? "" : ":" + Workflow), CorrelationId: Credential);
}

public sealed record CredentialMoved(string Credential, CredentialAction Action, CredentialState From, CredentialState To)
    : CredentialEvent(Credential);

public sealed record CredentialVersionFrozen(string Credential, int Number, string ContentHash) : CredentialEvent(Credential)
{
    /// <summary>The partner who helps produce the training, as this version says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CoProducer { get; init; }
}

/// <summary>Somebody other than the lead wrote on the proposal for the first time, or somebody did in their name.</summary>
public sealed record AuthorJoined(string Credential, Guid Person) : CredentialEvent(Credential);

/// <summary>Another leads it: whoever led it left, or it was handed over.</summary>
public sealed record LeadReplaced(string Credential, Guid From, Guid To) : CredentialEvent(Credential);

/// <summary>How much a version changes what the catalogue shows, by the classes of the form; the workflow routes by it.</summary>
public sealed record ChangesClassed(string Credential, EditClass Class, int Published, int Number) : CredentialEvent(Credential);

public sealed record CredentialPublished(string Credential, int Number, string Slug) : CredentialEvent(Credential);

public sealed record CredentialReviewed(string Credential, string Kind) : CredentialEvent(Credential);
