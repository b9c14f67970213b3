using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Events;

internal sealed class EventTable : IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<EventDelivery>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("Events");
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.CredentialId).HasMaxLength(20);
        builder.HasIndex(row => new { row.CredentialId, row.At });
        builder.HasIndex(row => row.SealNumber);
        // the log is searched by each of them, the newest first
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => new { row.ById, row.At });
        builder.HasIndex(row => new { row.Name, row.At });
        builder.HasIndex(row => new { row.OrganisationId, row.At });
    }

    public void Configure(EntityTypeBuilder<EventDelivery> builder)
    {
        builder.ToTable("EventDeliveries");
        builder.Property(row => row.Key).HasMaxLength(200);
        builder.Property(row => row.CorrelationId).HasMaxLength(200);
        builder.HasIndex(row => new { row.DoneAt, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.EventId, row.InstanceId }).IsUnique();
    }
}
