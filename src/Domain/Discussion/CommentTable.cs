using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Discussion;

internal sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("Comments");
        builder.Property(comment => comment.CredentialId).HasMaxLength(20);
        builder.Property(comment => comment.FieldId).HasMaxLength(100);
        builder.Property(comment => comment.AnswerHash).HasMaxLength(64);
        builder.Property(comment => comment.Mentions).AsJson();
        builder.Property(comment => comment.Earlier).AsJson();
        builder.HasIndex(comment => comment.CredentialId);
    }
}
