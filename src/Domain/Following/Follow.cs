namespace Governance.Domain.Following;

/// <summary>That somebody wants to be told when a record moves on. It is no event: what people follow is nobody's history.</summary>
public sealed class Follow
{
    private Follow()
    {
    }

    internal Follow(Guid personId, string credentialId, DateTimeOffset at)
    {
        PersonId = personId;
        CredentialId = credentialId;
        At = at;
    }

    public Guid PersonId { get; private set; }

    public string CredentialId { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
