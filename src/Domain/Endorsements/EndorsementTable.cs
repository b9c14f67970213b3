using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Endorsements;

internal sealed class EndorsementTable : IEntityTypeConfiguration<Endorsement>
{
    public void Configure(EntityTypeBuilder<Endorsement> builder)
    {
        builder.ToTable("Endorsements");
        builder.Property(endorsement => endorsement.CredentialId).HasMaxLength(20);
        builder.Property(endorsement => endorsement.SignatoryPosition).HasMaxLength(Endorsement.MaxPosition);
        builder.Property(endorsement => endorsement.Answers).AsJson();
        builder.Ignore(endorsement => endorsement.Link);
        builder.HasIndex(endorsement => endorsement.WorkItemId).IsUnique();
        builder.HasIndex(endorsement => new { endorsement.CredentialId, endorsement.PartnerId });
        builder.HasIndex(endorsement => new { endorsement.State, endorsement.ValidUntil });
    }
}
