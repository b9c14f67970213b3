namespace Governance.Domain.Credentials;

/// <summary>What the proposal said at one moment. Never changed after it is made; decisions name its number.</summary>
public sealed class CredentialVersion
{
    private CredentialVersion()
    {
    }

    internal CredentialVersion(string credentialId, int number, Proposal content, Guid? by, DateTimeOffset at)
    {
        CredentialId = credentialId;
        Number = number;
        Content = content;
        ContentHash = content.Hash();
        ById = by;
        At = at;
    }

    public string CredentialId { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public Proposal Content { get; private set; } = Proposal.Empty;

    /// <summary>SHA-256 in hex over the content, in a form that does not depend on the order of answers.</summary>
    public string ContentHash { get; private set; } = "";

    public Guid? ById { get; private set; }

    public DateTimeOffset At { get; private set; }
}
