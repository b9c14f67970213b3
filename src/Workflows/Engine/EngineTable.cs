using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Governance.Workflows.Engine;

internal sealed class EngineTable :
    IEntityTypeConfiguration<StoredDefinition>,
    IEntityTypeConfiguration<DefinitionDraft>,
    IEntityTypeConfiguration<StoredTrigger>,
    IEntityTypeConfiguration<WorkflowInstance>,
    IEntityTypeConfiguration<Bookmark>,
    IEntityTypeConfiguration<JournalEntry>,
    IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<StoredDefinition> builder)
    {
        builder.ToTable("WorkflowDefinitions");
        builder.HasKey(definition => definition.Hash);
        builder.HasIndex(definition => new { definition.DefinitionId, definition.Version }).IsUnique();
        builder.HasIndex(definition => definition.VersionId);
        builder.HasIndex(definition => definition.DefinitionId, "IX_WorkflowDefinitions_Published").IsUnique().HasFilter("\"IsPublished\"");
        builder.Property(definition => definition.Uses).AsJson();
        builder.Property(definition => definition.Authors).AsJson();
    }

    public void Configure(EntityTypeBuilder<DefinitionDraft> builder)
    {
        builder.ToTable("WorkflowDrafts");
        builder.HasKey(draft => draft.DefinitionId);
        builder.Property(draft => draft.Authors).AsJson();
    }

    public void Configure(EntityTypeBuilder<StoredTrigger> builder)
    {
        builder.ToTable("WorkflowTriggers");
        builder.HasIndex(trigger => trigger.Key);
        builder.HasIndex(trigger => new { trigger.DueAt, trigger.Id });
        builder.HasIndex(trigger => trigger.DefinitionId);
    }

    public void Configure(EntityTypeBuilder<WorkflowInstance> builder)
    {
        builder.ToTable("WorkflowInstances");
        // lists are counted and put in order by these alone: a row is wide, and read only to be shown
        builder.HasIndex(instance => new { instance.CorrelationId, instance.UpdatedAt, instance.Id });
        builder.HasIndex(instance => new { instance.Status, instance.UpdatedAt });
        builder.HasIndex(instance => new { instance.DefinitionId, instance.Status });
        builder.HasIndex(instance => new { instance.DefinitionId, instance.UpdatedAt, instance.DefinitionVersion, instance.CorrelationId });
        builder.HasIndex(instance => new { instance.UpdatedAt, instance.CorrelationId });
        builder.HasIndex(instance => new { instance.SubStatus, instance.UpdatedAt, instance.CorrelationId });
        builder.HasIndex(instance => instance.ParentInstanceId);
        builder.HasIndex(instance => instance.FinishedAt).HasFilter("\"FinishedAt\" IS NOT NULL AND \"JournalRemovedAt\" IS NULL");
        builder.HasIndex(instance => instance.Place).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Bookmark> builder)
    {
        builder.ToTable("Bookmarks");
        builder.HasIndex(bookmark => bookmark.Key);
        // of many that are due at the same moment the next one is found without putting them in order each time
        builder.HasIndex(bookmark => new { bookmark.DueAt, bookmark.Id });
        builder.HasIndex(bookmark => new { bookmark.InstanceId, bookmark.Key });
    }

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("Journal");
        builder.HasKey(entry => new { entry.InstanceId, entry.Sequence });
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.Outcomes).AsJson();
    }

    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("Incidents");
        builder.HasIndex(incident => incident.InstanceId);
        builder.HasIndex(incident => new { incident.ResolvedAt, incident.InstanceId });
    }
}
