using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Delegations;

internal sealed class DelegationTable : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.Property(delegation => delegation.Kinds).AsJson();
        builder.HasIndex(delegation => new { delegation.DelegateId, delegation.Until });
        builder.HasIndex(delegation => new { delegation.PrincipalId, delegation.Until });
    }
}
