using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Lists;

internal sealed class ListTable : IEntityTypeConfiguration<PersonalList>
{
    public void Configure(EntityTypeBuilder<PersonalList> builder)
    {
        builder.ToTable("PersonalLists");
        builder.HasKey(one => new { one.PersonId, one.List });
        builder.Property(one => one.List).HasMaxLength(20);
        builder.Property(one => one.Views).AsJson();
        builder.Property(one => one.Default).HasMaxLength(PersonalList.MaxName);
        builder.Property(one => one.Columns).AsJson();
    }
}
