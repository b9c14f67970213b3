using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Meetings;

internal sealed class MinutesTable : IEntityTypeConfiguration<Minutes>
{
    public void Configure(EntityTypeBuilder<Minutes> builder)
    {
        builder.ToTable("Minutes");
        builder.Property(minutes => minutes.Id).ValueGeneratedNever();
        builder.Property(minutes => minutes.Title).AsJson();
        builder.Property(minutes => minutes.Paragraphs).AsJson();
        builder.HasIndex(minutes => minutes.BodyId);
    }
}
