using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<SealBatch>
{
    public void Configure(EntityTypeBuilder<SealBatch> builder)
    {
        builder.ToTable("SealBatches");
        builder.HasKey(batch => batch.Number);
        builder.Property(batch => batch.Number).ValueGeneratedNever();
        builder.Property(batch => batch.PreviousHash).HasMaxLength(64);
        builder.Property(batch => batch.Hash).HasMaxLength(64);
    }
}
