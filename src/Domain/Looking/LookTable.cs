using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Looking;

internal sealed class LookTable : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> builder)
    {
        builder.ToTable("Looks");
        builder.HasKey(look => new { look.PersonId, look.CredentialId });
        builder.Property(look => look.CredentialId).HasMaxLength(20);
    }
}
