using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Work;

internal sealed class WorkTable : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems");
        builder.Property(item => item.Title).AsRepeatedJson();
        builder.Property(item => item.Outcomes).AsRepeatedJson();
        builder.Property(item => item.Judges).AsRepeatedJson();
        builder.Property(item => item.Signature).AsJson();
        builder.Property(item => item.Carried).AsJson();
        builder.Property(item => item.Duties).AsRepeatedJson();
        builder.Property(item => item.Claim).AsJson();
        builder.Property(item => item.PutOff).AsJson();
        builder.Property(item => item.Units).AsJson();
        builder.Property(item => item.Aside).AsJson();
        builder.Ignore(item => item.MayBePutOff);
        builder.Ignore(item => item.IsWriting);
        builder.Ignore(item => item.IsApproval);
        builder.Ignore(item => item.Answer);
        builder.HasIndex(item => new { item.State, item.RoleId, item.OrganisationId, item.DueAt });
        builder.HasIndex(item => new { item.CredentialId, item.OpenedAt });
        builder.HasIndex(item => item.InstanceId);
        builder.HasIndex(item => new { item.State, item.BodyId });
        builder.HasIndex(item => new { item.State, item.DueAt, item.RoleId, item.CredentialId });
        builder.HasIndex(item => new { item.CompletedById, item.CompletedAt });
        // all that separation of duties reads of what was answered, so that it reads no row: a row is as long as what was signed
        builder.HasIndex(item => new { item.CredentialId, item.State, item.Kind, item.StepId, item.Subject, item.CompletedById, item.ForId, item.Outcome, item.CompletedAt, item.Id, item.BodyId })
            .HasDatabaseName("IX_WorkItems_Answers");
    }
}
