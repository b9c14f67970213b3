using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Institution;

internal sealed class SettingsTable : IEntityTypeConfiguration<PortalSettings>
{
    public void Configure(EntityTypeBuilder<PortalSettings> builder)
    {
        builder.ToTable("PortalSettings");
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.Name).AsJson();
        builder.Property(settings => settings.Colour).HasMaxLength(7);
        builder.Property(settings => settings.LogoType).HasMaxLength(20);
        builder.Property(settings => settings.Mail).AsJson();
    }
}
