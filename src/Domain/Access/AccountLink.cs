using Governance.Domain.Rules;
using Governance.Domain.Storage;

namespace Governance.Domain.Access;

public enum AccountLinkKind
{
    /// <summary>The first password of somebody new.</summary>
    Invitation,

    /// <summary>Another password for somebody who forgot theirs.</summary>
    Reset,
}

/// <summary>
/// A link by mail that sets a password, once. The row holds no secret: the address is encrypted and signed
/// (<see cref="AccountLinks"/>) and names the row. A newer link of the same person ends the older ones.
/// </summary>
public sealed class AccountLink : Aggregate
{
    /// <summary>How long an invitation works.</summary>
    public static readonly TimeSpan InvitationFor = TimeSpan.FromDays(7);

    /// <summary>How long a link for another password works.</summary>
    public static readonly TimeSpan ResetFor = TimeSpan.FromHours(1);

    private AccountLink()
    {
    }

    internal AccountLink(Guid id, Guid personId, AccountLinkKind kind, DateTimeOffset at)
    {
        Id = id;
        PersonId = personId;
        Kind = kind;
        MadeAt = at;
        ExpiresAt = at + (kind == AccountLinkKind.Invitation ? InvitationFor : ResetFor);
        Record(kind == AccountLinkKind.Invitation ? new PersonInvited(personId, ExpiresAt) : new PasswordResetAsked(personId));
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public AccountLinkKind Kind { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used, or a newer one took its place.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool Works(DateTimeOffset at) => EndedAt is null && at < ExpiresAt;

    /// <summary>It works once.</summary>
    internal void Use(DateTimeOffset at)
    {
        Rule.Require(Works(at), "This link no longer works. Ask for a new one.");
        EndedAt = at;
        Record(new PasswordSet(PersonId));
    }

    internal void End(DateTimeOffset at) => EndedAt ??= at;
}
