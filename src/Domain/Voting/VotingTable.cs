using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Domain.Voting;

internal sealed class MotionTable : IEntityTypeConfiguration<Motion>
{
    public void Configure(EntityTypeBuilder<Motion> builder)
    {
        builder.ToTable("Motions");
        builder.Property(motion => motion.CredentialId).HasMaxLength(20);
        builder.Property(motion => motion.Verdict).AsJson();
        builder.Property(motion => motion.Conditions).AsJson().HasDefaultValueSql("'[]'");
        builder.Property(motion => motion.Objection).AsJson();
        builder.HasIndex(motion => motion.WorkItemId);
        builder.HasIndex(motion => motion.MeetingId);
        builder.HasIndex(motion => new { motion.State, motion.EndsAt });
    }
}

internal sealed class BallotTable : IEntityTypeConfiguration<GivenBallot>
{
    public void Configure(EntityTypeBuilder<GivenBallot> builder)
    {
        builder.ToTable("Ballots");
        builder.Ignore(ballot => ballot.IsVote);
        builder.HasIndex(ballot => new { ballot.MotionId, ballot.PersonId }).IsUnique();
    }
}
