using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Access;

internal sealed class AccessTable : IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Stamp).HasMaxLength(100);
        builder.Property(session => session.Browser).HasMaxLength(Session.MaxBrowser);
        builder.HasIndex(session => new { session.PersonId, session.EndedAt });
    }

    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("AccountLinks");
        builder.Property(link => link.Kind).HasMaxLength(20);
        builder.HasIndex(link => link.PersonId);
    }
}
