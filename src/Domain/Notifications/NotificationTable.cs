using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Notifications;

internal sealed class NotificationTable : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.Property(one => one.Template).HasMaxLength(30);
        builder.Property(one => one.About).AsJson();
        builder.Property(one => one.Place).HasMaxLength(100);
        builder.HasIndex(one => new { one.PersonId, one.ReadAt, one.At });
    }
}
