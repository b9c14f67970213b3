using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Consents;

internal sealed class ConsentTable : IEntityTypeConfiguration<ConsentText>, IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<ConsentText> builder)
    {
        builder.ToTable("ConsentTexts");
        builder.HasKey(text => text.Number);
        builder.Property(text => text.Number).ValueGeneratedNever();
        builder.Property(text => text.Text).AsJson();
    }

    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents");
        builder.HasIndex(consent => new { consent.PersonId, consent.TextNumber }).IsUnique();
        builder.HasIndex(consent => new { consent.TextNumber, consent.TakenBackAt });
    }
}
