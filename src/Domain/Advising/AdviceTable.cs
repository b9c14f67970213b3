using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Advising;

internal sealed class AdviceTable : IEntityTypeConfiguration<Advice>
{
    public void Configure(EntityTypeBuilder<Advice> builder)
    {
        builder.ToTable("Advice");
        builder.Property(advice => advice.CredentialId).HasMaxLength(20);
        builder.HasIndex(advice => new { advice.WorkItemId, advice.AdviserId });
        builder.HasIndex(advice => advice.CredentialId);
        builder.HasIndex(advice => new { advice.AdviserId, advice.State });
    }
}
