using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Reviews;

internal sealed class ReviewTable : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("Reviews");
        builder.Property(review => review.CredentialId).HasMaxLength(20);
        builder.Property(review => review.Scores).AsJson();
        builder.Ignore(review => review.Levels);
        // Where two start at the same moment, the store decides: one step, one reviewer; one person, one review a round.
        builder.HasIndex(review => review.WorkItemId).IsUnique();
        builder.HasIndex(review => new { review.CredentialId, review.VersionNumber, review.Group, review.StageSince, review.ReviewerId }).IsUnique();
    }
}
