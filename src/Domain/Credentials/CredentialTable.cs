using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Credentials;

internal sealed class CredentialTable : IEntityTypeConfiguration<MicroCredential>, IEntityTypeConfiguration<CredentialVersion>, IEntityTypeConfiguration<CatalogueText>, IEntityTypeConfiguration<StageStay>
{
    public void Configure(EntityTypeBuilder<MicroCredential> builder)
    {
        builder.ToTable("MicroCredentials");
        builder.Property(credential => credential.Id).HasMaxLength(20);
        builder.Property(credential => credential.Slug).HasMaxLength(120);
        builder.Property(credential => credential.SearchText).HasMaxLength(RecordSearch.MaxLength);
        builder.Property(credential => credential.Unit).AsJson();
        builder.Property(credential => credential.Title).AsJson();
        builder.Property(credential => credential.Draft).AsJson();
        builder.Property(credential => credential.Writers).AsJson();
        builder.Ignore(credential => credential.LatestVersion);
        builder.HasIndex(credential => credential.Slug).IsUnique();
        builder.HasIndex(credential => new { credential.OrganisationId, credential.State });
        builder.HasIndex(credential => new { credential.OrganisationId, credential.Id, credential.SearchText });
        builder.HasIndex(credential => new { credential.PublishedVersion, credential.OrganisationId, credential.State, credential.Id });
        builder.HasOne(credential => credential.CatalogueText).WithOne().HasForeignKey<CatalogueText>(text => text.CredentialId);
        builder.HasMany(credential => credential.Versions).WithOne().HasForeignKey(version => version.CredentialId);
        builder.HasMany(credential => credential.Stays).WithOne().HasForeignKey(stay => stay.CredentialId);
    }

    public void Configure(EntityTypeBuilder<CredentialVersion> builder)
    {
        builder.ToTable("CredentialVersions");
        builder.HasKey(version => new { version.CredentialId, version.Number });
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.Property(version => version.Content).AsJson();
    }

    public void Configure(EntityTypeBuilder<CatalogueText> builder)
    {
        builder.ToTable("CatalogueTexts");
        builder.HasKey(text => text.CredentialId);
        builder.Property(text => text.Title).AsJson();
    }

    public void Configure(EntityTypeBuilder<StageStay> builder)
    {
        builder.ToTable("StageStays");
        builder.Property(stay => stay.Id).ValueGeneratedNever();
        builder.HasIndex(stay => new { stay.Until, stay.CredentialId, stay.State, stay.From, stay.IsReturn });
    }
}
