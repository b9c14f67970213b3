using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Meetings;

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings");
        builder.Property(meeting => meeting.Room).HasMaxLength(Meeting.MaxText);
        builder.Property(meeting => meeting.Link).HasMaxLength(Meeting.MaxText);
        builder.Property(meeting => meeting.Agenda).AsJson();
        builder.Property(meeting => meeting.Attendance).AsJson();
        builder.HasIndex(meeting => new { meeting.BodyId, meeting.StartsAt });
    }
}
