using System.Text.Json;
using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Storage;

/// <summary>
/// The one store of the product. Each feature maps its own tables in its <c>XTable.cs</c>; Workflows adds its own the
/// same way. Every save turns what aggregates recorded into event rows and deliveries of the same transaction.
/// Times are stored as Unix milliseconds, enums by name.
/// </summary>
public abstract class GovernanceDb(DbContextOptions options, StorageModel model, CallerSlot slot, TimeProvider clock)
    : IdentityUserContext<Account, Guid>(options)
{
    private static readonly string[] OutsideBody = [.. typeof(DomainEvent).GetProperties().Select(property => property.Name)];

    private readonly List<EventRow> saved = [];

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<EventDelivery> EventDeliveries => Set<EventDelivery>();

    /// <summary>The event rows saved since the last call: read once the transaction has committed.</summary>
    public IReadOnlyList<EventRow> TakeCommitted()
    {
        var taken = saved.ToArray();
        saved.Clear();
        return taken;
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var at = clock.GetUtcNow();
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<Aggregate>().ToList())
        {
            if (entry.State == EntityState.Modified)
                entry.Entity.Revision++;
            foreach (var happened in entry.Entity.TakeRecorded())
                Write(happened, at);
        }
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Writes an event that no aggregate recorded, such as a workflow's own <c>PublishEvent</c>.</summary>
    public void Write(DomainEvent happened, DateTimeOffset at)
    {
        var caller = slot.Caller;
        var id = OrderedId.At(at);
        var body = JsonSerializer.SerializeToNode(happened, happened.GetType())!.AsObject();
        foreach (var outside in OutsideBody)
            body.Remove(outside);
        if (happened.Remark is { } remark)
            body["remarkHash"] = EventHash.OfRemark(id, remark);
        var row = new EventRow(id, happened.GetType().Name, at, body.ToJsonString())
        {
            ById = caller.PersonId ?? caller.OnWordOf,
            ByInstanceId = caller.InstanceId,
            CredentialId = happened.AboutCredential,
            OrganisationId = happened.OrganisationId,
            Remark = happened.Remark,
        };
        Events.Add(row);
        saved.Add(row);
        if (happened.Trigger is { } trigger)
        {
            EventDeliveries.Add(new EventDelivery(
                OrderedId.At(at), id, trigger.Key, trigger.InstanceId, trigger.CorrelationId, trigger.PayloadJson, at));
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var assembly in model.Assemblies)
            builder.ApplyConfigurationsFromAssembly(assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
