using Microsoft.AspNetCore.Identity;

namespace Governance.Domain.Organisations;

/// <summary>How a person signs in. Everything the product knows of them otherwise stands on <see cref="Person"/>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid PersonId { get; init; }
}
