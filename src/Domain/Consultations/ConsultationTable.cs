using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Consultations;

internal sealed class ConsultationTable : IEntityTypeConfiguration<Consultation>, IEntityTypeConfiguration<PublicComment>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.ToTable("Consultations");
        builder.Property(consultation => consultation.CredentialId).HasMaxLength(20);
        builder.Property(consultation => consultation.Step).AsJson();
        builder.Property(consultation => consultation.Fields).AsJson();
        builder.HasIndex(consultation => consultation.CredentialId);
        builder.HasIndex(consultation => new { consultation.EndedAt, consultation.ClosesAt });
    }

    public void Configure(EntityTypeBuilder<PublicComment> builder)
    {
        builder.ToTable("PublicComments");
        builder.Property(comment => comment.CredentialId).HasMaxLength(20);
        builder.Property(comment => comment.FieldId).HasMaxLength(100);
        builder.Property(comment => comment.Name).HasMaxLength(PublicComment.MaxName);
        builder.Property(comment => comment.From).HasMaxLength(PublicComment.MaxOrganisation);
        builder.Property(comment => comment.Email).HasMaxLength(PublicComment.MaxEmail);
        builder.HasIndex(comment => comment.CredentialId);
        builder.HasIndex(comment => comment.Email);
    }
}
