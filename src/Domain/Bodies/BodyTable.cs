using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Bodies;

internal sealed class BodyTable : IEntityTypeConfiguration<Body>
{
    // seats and bylaws stand in the row of their body, so that its revision is the lock of all of them
    public void Configure(EntityTypeBuilder<Body> builder)
    {
        builder.ToTable("Bodies");
        builder.Property(body => body.Name).AsJson();
        builder.Property(body => body.Mandate).AsJson();
        builder.Property(body => body.Seats).AsJson();
        builder.Property(body => body.Adoptions).AsJson();
        builder.HasIndex(body => new { body.OrganisationId, body.Code }).IsUnique();
    }
}
