using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Organisations;

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.Property(organisation => organisation.Name).AsJson();
        builder.Property(organisation => organisation.Units).AsJson();
        builder.Property(organisation => organisation.Contacts).AsJson();
        builder.Property(organisation => organisation.Calendar).AsJson();
        builder.Property(organisation => organisation.Workflow).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.Property(person => person.Name).AsJson();
        builder.Property(person => person.Hold).AsJson();
        builder.HasIndex(person => person.Email).IsUnique();
        builder.OwnsMany(person => person.Grants, grant =>
        {
            grant.ToTable("RoleGrants");
            grant.HasKey(row => row.Id);
            grant.Property(row => row.Id).ValueGeneratedNever();
            grant.Property(row => row.Unit).AsJson();
        });
    }

    public void Configure(EntityTypeBuilder<Account> builder) =>
        builder.HasIndex(account => account.PersonId).IsUnique();
}
