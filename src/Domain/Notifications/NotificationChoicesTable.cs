using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Notifications;

internal sealed class NotificationChoicesTable : IEntityTypeConfiguration<NotificationChoices>
{
    public void Configure(EntityTypeBuilder<NotificationChoices> builder)
    {
        builder.ToTable("NotificationChoices");
        builder.HasKey(one => one.PersonId);
        builder.Property(one => one.PersonId).ValueGeneratedNever();
        builder.Property(one => one.Chosen).AsJson();
        builder.Property(one => one.Weekday).HasMaxLength(10);
        builder.Property(one => one.TimeZone).HasMaxLength(60);
        builder.HasIndex(one => one.NextDailyAt);
        builder.HasIndex(one => one.NextWeeklyAt);
    }
}
