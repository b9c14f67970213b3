using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Following;

internal sealed class FollowTable : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> builder)
    {
        builder.ToTable("Follows");
        builder.HasKey(follow => new { follow.CredentialId, follow.PersonId });
        builder.Property(follow => follow.CredentialId).HasMaxLength(20);
        builder.HasIndex(follow => follow.PersonId);
    }
}
