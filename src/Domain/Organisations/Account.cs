using Microsoft.AspNetCore.Identity;

namespace Governance.Domain.Organisations;

/// <summary>How a person signs in. Everything the product knows of them otherwise stands on <see cref="Person"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid PersonId { get; init; }

    /// <summary>From now on it is found by this address.</summary>
    internal void SignInWith(string email, ILookupNormalizer normalizer)
    {
        (UserName, Email) = (email, email);
        (NormalizedUserName, NormalizedEmail) = (normalizer.NormalizeName(email), normalizer.NormalizeEmail(email));
    }
}
