using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Documents;

internal sealed class DocumentTable : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.Property(document => document.CredentialId).HasMaxLength(20);
        builder.Property(document => document.Versions).AsJson();
        builder.HasIndex(document => document.CredentialId);
    }

    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.HasKey(file => file.Hash);
        builder.Property(file => file.Hash).HasMaxLength(64);
    }
}
