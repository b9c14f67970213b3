using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Deliveries;

internal sealed class DeliveryTable : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("Deliveries");
        builder.Property(delivery => delivery.To).AsJson();
        builder.Property(delivery => delivery.About).AsJson();
        builder.Property(delivery => delivery.State).HasMaxLength(20);
        builder.HasIndex(delivery => new { delivery.State, delivery.AvailableAt });
    }
}
