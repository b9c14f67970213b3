using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Conditions;

internal sealed class ConditionTable : IEntityTypeConfiguration<Condition>
{
    public void Configure(EntityTypeBuilder<Condition> builder)
    {
        builder.ToTable("Conditions");
        builder.Property(condition => condition.CredentialId).HasMaxLength(20);
        builder.Property(condition => condition.Step).AsJson();
        builder.HasIndex(condition => new { condition.CredentialId, condition.State });
        builder.HasIndex(condition => condition.State);
    }
}
